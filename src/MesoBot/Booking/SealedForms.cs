using System.Text.Json;
using System.Text.Json.Serialization;
using MesoBot.Data;

namespace MesoBot.Booking;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(BookingForm))]
internal sealed partial class SentFormJson : JsonSerializerContext;

/// <summary>A form as a request keeps it: nobody who has the database alone can read it.</summary>
internal sealed class SealedForms(FieldSeal seal)
{
    public string Seal(BookingForm form) => seal.Seal(JsonSerializer.Serialize(form with { Asked = null, Reference = null }, SentFormJson.Default.BookingForm));

    /// <summary>Null when the key is gone, or what was sealed is of another making.</summary>
    public BookingForm? Open(string sealedForm)
    {
        if (seal.Open(sealedForm) is not { } json) return null;
        try
        {
            return JsonSerializer.Deserialize(json, SentFormJson.Default.BookingForm);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
