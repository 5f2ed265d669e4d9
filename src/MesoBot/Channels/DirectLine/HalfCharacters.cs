using System.Buffers.Text;

namespace MesoBot.Channels.DirectLine;

/// <summary>
/// Programs that cut a text to a length cut emoji in half, and JSON lets them send the half as an escape that no text can hold. The
/// half becomes the sign for an unreadable character, in place and as long as before, so that the rest of the message is heard: a
/// patient in danger must not be refused for an emoji.
/// </summary>
internal static class HalfCharacters
{
    /// <summary>Bytes of an escape such as \ud83d.</summary>
    private const int Length = 6;

    public static void Replace(Span<byte> json)
    {
        for (var at = 0; json[at..].IndexOf((byte)'\\') is >= 0 and var next;)
        {
            at += next;
            if (Unit(json[at..]) is not { } unit) at = Math.Min(at + 2, json.Length);
            else if (char.IsHighSurrogate(unit) && Unit(json[(at + Length)..]) is { } second && char.IsLowSurrogate(second)) at += 2 * Length;
            else
            {
                if (char.IsSurrogate(unit)) "\\ufffd"u8.CopyTo(json[at..]);
                at += Length;
            }
        }
    }

    /// <summary>The UTF-16 unit that an escape at the beginning stands for; null when there is none.</summary>
    private static char? Unit(ReadOnlySpan<byte> json) =>
        json.Length >= Length && json[0] == '\\' && json[1] == 'u' && Utf8Parser.TryParse(json[2..Length], out ushort unit, out var read, 'x') && read == Length - 2 ? (char)unit : null;
}
