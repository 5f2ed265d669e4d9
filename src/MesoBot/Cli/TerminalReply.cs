using MesoBot.Answers;
using MesoBot.Text;
using Spectre.Console;

namespace MesoBot.Cli;

/// <summary>Shows a reply in the terminal. Colour only underlines what the words say already.</summary>
internal sealed class TerminalReply(IAnsiConsole screen)
{
    /// <returns>The choices shown, in the order of their numbers.</returns>
    public IReadOnlyList<Choice> Show(Reply reply)
    {
        var choices = new List<Choice>();
        foreach (var block in reply.Blocks)
        {
            Show(block, reply.Language, choices);
            screen.WriteLine();
        }
        return choices;
    }

    private void Show(Block block, string language, List<Choice> choices)
    {
        switch (block)
        {
            case NoticeBlock { Kind: NoticeKind.Emergency } notice:
                screen.Write(Panel(notice.Text, Strings.Get("EmergencyTitle", language), Color.Red));
                break;
            case NoticeBlock { Kind: NoticeKind.Concern } notice:
                screen.Write(Panel(notice.Text, Strings.Get("ConcernTitle", language), Color.Yellow));
                break;
            case NoticeBlock notice:
                screen.MarkupLine($"[yellow]⚠ {WithBold(notice.Text)}[/]");
                break;
            case CitationsBlock citations:
                screen.MarkupLine($"[grey]{Markup.Escape(PlainText.Of(citations, language))}[/]");
                break;
            case DisclaimerBlock disclaimer:
                screen.MarkupLine($"[grey]{WithBold(disclaimer.Text)}[/]");
                break;
            case CallBlock call:
                screen.MarkupLine($"[bold red]☎ {Markup.Escape(call.Label)}[/]");
                break;
            case ChoicesBlock block2:
                Show(block2, language, choices);
                break;
            case TextBlock text:
                screen.MarkupLine(WithBold(text.Text));
                break;
        }
    }

    private void Show(ChoicesBlock block, string language, List<Choice> choices)
    {
        if (block.Intro.Length > 0) screen.MarkupLine(WithBold(block.Intro));
        foreach (var choice in block.Choices)
        {
            choices.Add(choice);
            screen.MarkupLine("[blue]  " + Markup.Escape(Strings.Format("ChoiceNumber", language, choices.Count, choice.Title)) + "[/]");
        }
    }

    private static Panel Panel(string text, string title, Color color) =>
        new Panel(new Markup(WithBold(text))) { Header = new PanelHeader(" " + title + " "), Border = BoxBorder.Heavy, Expand = false }.BorderColor(color);

    /// <summary>**bold** to the terminal's bold; everything else as it stands.</summary>
    private static string WithBold(string text)
    {
        var parts = text.Split("**");
        return string.Concat(parts.Select((part, i) => i % 2 == 1 && i < parts.Length - 1 ? $"[bold]{Markup.Escape(part)}[/]" : Markup.Escape(part)));
    }
}
