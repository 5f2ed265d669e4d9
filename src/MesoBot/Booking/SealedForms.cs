using System.Text.Json;
using System.Text.Json.Serialization;
using MesoBot.Data;

namespace MesoBot.Booking;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(BookingForm))]
internal sealed partial class BookingFormJson : JsonSerializerContext;

/// <summary>Forms as the store keeps them: nobody who has the database alone can read one.</summary>
internal sealed class SealedForms(FieldSeal seal)
{
    /// <summary>Of a request that was sent: what was asked last is over.</summary>
    public string Seal(BookingForm form) => SealDraft(form with { Asked = null, Reference = null });

    /// <summary>Of a form under way.</summary>
    public string SealDraft(BookingForm form) => seal.Seal(JsonSerializer.Serialize(form, BookingFormJson.Default.BookingForm));

    /// <summary>Null when the key is gone, or what was sealed is of another making.</summary>
    public BookingForm? Open(string sealedForm)
    {
        if (seal.Open(sealedForm) is not { } json) return null;
        try
        {
            return Whole(JsonSerializer.Deserialize(json, BookingFormJson.Default.BookingForm));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The generated reader leaves null what is not in the text: an erased form, or one of an earlier version, lacks lists.</summary>
    private static BookingForm? Whole(BookingForm? form) => form is null ? null : form with
    {
        Times = form.Times ?? [],
        Screening = form.Screening ?? new Dictionary<string, string>(StringComparer.Ordinal),
    };
}
