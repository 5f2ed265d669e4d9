using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Language;
using MesoBot.Staff.Shared;
using MesoBot.Text;

namespace MesoBot.Staff.Talk;

/// <summary>
/// Finds in a reply what belongs to somebody else: the name, phone or reference of a patient with a request in another conversation. It
/// costs opening those requests for each reply; sending one patient's data to another costs more.
/// </summary>
internal sealed partial class OtherPatients(StoreReader reader, PatientNames patients)
{
    private const int MaxCompared = 500;

    /// <summary>Shorter first names are words of a sentence too often.</summary>
    private const int ShortestName = 3;

    private const int ComparedDigits = 8;

    private static readonly Sql Others = new($"""
        SELECT b.reference, b.sealed FROM bookings b WHERE b.conversation_id <> @t_id AND b.person_id <> (SELECT person_id FROM conversations WHERE id = @t_id)
            AND b.state IN ('requested', 'proposed', 'confirmed') ORDER BY b.changed_at DESC LIMIT {MaxCompared}
        """);

    private static readonly Sql Owner = new("SELECT conversation_id FROM bookings WHERE reference = @t_reference");

    /// <returns>A sentence for each find; empty when the words look meant for this patient.</returns>
    public IReadOnlyList<string> Warnings(string text, string conversationId, ConsoleUser me)
    {
        var own = Words(PatientNames.NameOf(patients.FormOf(conversationId)) + " " + patients.FormOf(conversationId)?.Name + " " + me.Name);
        var found = new List<string>();
        foreach (Match match in Reference().Matches(text))
            if (reader.Read(s => s.First(Owner, r => r.GetString(0), match.Value.ToUpperInvariant())) is { } other && other != conversationId) found.Add(ConsoleStrings.Format("WarningReference", me.Lang, match.Value.ToUpperInvariant()));
        var (words, digits) = (Words(text), Digits(text));
        foreach (var form in reader.Read(s => s.All(Others, r => r.GetString(1), conversationId)).Select(patients.Open).OfType<BookingForm>())
        {
            foreach (var name in new[] { form.Name, form.ContactName }.OfType<string>())
                if (Holds(words, text, Words(name), own) is { } hit) found.Add(ConsoleStrings.Format("WarningName", me.Lang, hit));
            if (form.Phone is { Length: >= ComparedDigits } phone && digits.Contains(phone[^ComparedDigits..], StringComparison.Ordinal)) found.Add(ConsoleStrings.Format("WarningPhone", me.Lang, PhoneNumber.LastDigits(phone)));
        }
        return [.. found.Distinct(StringComparer.Ordinal).Take(5)];
    }

    /// <summary>Who confirms, confirms these words: others are looked at again.</summary>
    public static string Confirmation(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n").Trim())).AsSpan(0, 8));

    /// <summary>The whole name one word after the other, or its first name written as a name.</summary>
    private static string? Holds(List<string> words, string text, List<string> name, List<string> own)
    {
        if (name.Count == 0 || name.All(own.Contains)) return null;
        for (var at = 0; at + name.Count <= words.Count; at++)
            if (name.Count > 1 && words.Skip(at).Take(name.Count).SequenceEqual(name, StringComparer.Ordinal)) return string.Join(' ', name);
        if (name[0].Length < ShortestName || own.Contains(name[0]) || !words.Contains(name[0])) return null;
        // "grace" in the middle of a sentence is a word; "Grace" is somebody. Arabic has no capitals.
        return Word().Matches(text).Any(m => TextFold.Fold(m.Value) == name[0] && !char.IsLower(m.Value[0])) ? name[0] : null;
    }

    private static List<string> Words(string? text) => [.. Word().Matches(text ?? "").Select(m => TextFold.Fold(m.Value))];

    private static string Digits(string text)
    {
        var digits = new StringBuilder();
        foreach (var c in text.Where(char.IsDigit)) digits.Append(CharUnicodeInfo.GetDecimalDigitValue(c));
        return digits.ToString();
    }

    [GeneratedRegex(@"\bMB-[2-9A-Z]{7}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
