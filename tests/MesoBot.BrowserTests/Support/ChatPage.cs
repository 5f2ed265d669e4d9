using Microsoft.Playwright;

namespace MesoBot.BrowserTests.Support;

/// <summary>The web chat as a person meets it. Names are those that a screen reader says.</summary>
internal sealed class ChatPage(IPage page)
{
    public IPage Page => page;

    public ILocator Launcher => page.Locator("mesobot-chat #launcher");

    public ILocator Panel => page.Locator("mesobot-chat dialog[open]");

    public ILocator Input => page.Locator("mesobot-chat #input");

    public ILocator Log => page.Locator("mesobot-chat #log");

    public ILocator Own => page.Locator("mesobot-chat .message.patient");

    public ILocator Replies => page.Locator("mesobot-chat .message.bot:not(.typing)");

    public ILocator LastReply => Replies.Last;

    public ILocator Emergency => page.Locator("mesobot-chat .notice.emergency:not(.slim)");

    public ILocator Menu => page.Locator("mesobot-chat #menu-button");

    public Task OpenAsync() => Launcher.ClickAsync();

    /// <summary>Types and presses Enter; returns when the reply stands there.</summary>
    public async Task AskAsync(string text)
    {
        var before = await Replies.CountAsync();
        await Input.FillAsync(text);
        await Input.PressAsync("Enter");
        await Assertions.Expect(Replies).ToHaveCountAsync(before + 1);
    }

    public async Task PressChoiceAsync(string title)
    {
        var before = await Replies.CountAsync();
        await LastReply.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = title }).ClickAsync();
        await Assertions.Expect(Replies).ToHaveCountAsync(before + 1);
    }
}
