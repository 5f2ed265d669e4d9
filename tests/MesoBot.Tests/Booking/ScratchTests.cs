using System.Text;
using MesoBot.Answers;
using MesoBot.Tests.Support;
using MesoBot.Turns;

namespace MesoBot.Tests.Booking;

public class ScratchTests
{
    [Fact]
    public void Play()
    {
        var output = new StringBuilder();
        foreach (var file in Directory.GetFiles("/tmp/form_chats", "*.chat").Order(StringComparer.Ordinal))
        {
            output.Append("======== ").AppendLine(Path.GetFileName(file));
            var bot = new TestBot();
            TurnResult? result = null;
            foreach (var line in File.ReadAllLines(file))
            {
                if (line.Trim().Length == 0 || line.StartsWith('#')) continue;
                var colon = line.IndexOf(':', StringComparison.Ordinal);
                var (word, text) = (line[..colon].Trim(), line[(colon + 1)..].Trim());
                if (word is "Patient" or "Presses")
                {
                    var value = word == "Presses" ? PlainText.ChoicesOf(result!.Reply).FirstOrDefault(c => c.Title == text)?.Value ?? text : text;
                    result = bot.Say(value);
                    output.Append("> ").AppendLine(text).Append("   [").Append(result.Trace.Kind).Append(' ').Append(result.Trace.Topic).Append(' ').Append(result.State.Booking?.Asked).Append(' ').Append(result.Booking?.Kind).AppendLine("]")
                        .AppendLine("   " + PlainText.Of(result.Reply).Replace("\n", "\n   ", StringComparison.Ordinal));
                    continue;
                }
                var reply = PlainText.Of(result!.Reply);
                var holds = word switch
                {
                    "Kind" => result.Trace.Kind == text,
                    "Topic" => result.Trace.Topic == text,
                    "Says" => reply.Contains(text, StringComparison.OrdinalIgnoreCase),
                    "Not" => !reply.Contains(text, StringComparison.OrdinalIgnoreCase),
                    "Offers" => PlainText.ChoicesOf(result.Reply).Any(c => c.Title == text),
                    _ => true,
                };
                if (!holds) output.Append("!!!!!!!! ").AppendLine(line);
            }
        }
        File.WriteAllText("/tmp/form_out.txt", output.ToString());
    }
}
