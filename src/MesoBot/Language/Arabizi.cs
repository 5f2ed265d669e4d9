using System.Text;

namespace MesoBot.Language;

/// <summary>
/// Arabic in Latin letters has no spelling: "7al2i", "halqi" and "hal2y" are one word. Folding the digits and the vowels
/// that people vary brings them together. Data and messages are folded alike.
/// </summary>
internal static class Arabizi
{
    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var next = i + 1 < word.Length ? word[i + 1] : '\0';
            switch (word[i])
            {
                case '7': folded.Append('h'); break;
                case '5' or 'x': folded.Append("kh"); break;
                case '8' or '4': folded.Append("gh"); break;
                case '9': folded.Append('s'); break;
                case '6': folded.Append('t'); break;
                case '2' or '3': break;
                case 'q': folded.Append('k'); break;
                case 'o' when next is 'o' or 'u': folded.Append('u'); i++; break;
                case 'e' when next == 'e': folded.Append('i'); i++; break;
                case 'o': folded.Append('u'); break;
                case 'e' or 'y': folded.Append('i'); break;
                default:
                    if (word[i] != next) folded.Append(word[i]);
                    break;
            }
        }
        return folded.ToString();
    }
}
