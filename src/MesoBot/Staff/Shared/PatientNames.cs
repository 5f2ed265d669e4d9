using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Privacy;
using MesoBot.Text;

namespace MesoBot.Staff.Shared;

/// <summary>Who a patient is, as far as a request for an appointment has told. Names are opened one by one and kept nowhere.</summary>
internal sealed class PatientNames(StoreReader reader, SealedForms forms)
{
    private static readonly Sql Newest = new("SELECT sealed FROM bookings WHERE conversation_id = @t_id ORDER BY created_at DESC LIMIT 1");

    public BookingForm? FormOf(string conversationId) =>
        reader.Read(s => s.First(Newest, r => r.GetString(0), conversationId)) is { } kept ? forms.Open(kept) : null;

    /// <summary>The name, or a plain one for a visitor.</summary>
    public (string Name, bool IsKnown) Name(string conversationId, string language) =>
        NameOf(FormOf(conversationId)) is { Length: > 0 } name ? (name, true) : (Visitor(conversationId, language), false);

    public BookingForm? Open(string sealedForm) => forms.Open(sealedForm);

    /// <summary>The contact's own name when somebody asks for another; null when it was erased.</summary>
    public static string? NameOf(BookingForm? form) => form is null || IsErased(form) ? null : string.IsNullOrWhiteSpace(form.ContactName) ? form.Name : form.ContactName;

    public static bool IsErased(BookingForm? form) => form?.Name == ErasedActivity.Mark;

    /// <summary>A plain name for who has told none: the end of the conversation's id tells them apart.</summary>
    public static string Visitor(string conversationId, string language) => ConsoleStrings.Format("Visitor", language, Short(conversationId));

    private static string Short(string id)
    {
        var letters = new string([.. id.Where(char.IsAsciiLetterOrDigit)]);
        return letters.Length <= 4 ? letters : letters[^4..];
    }
}
