using MesoBot.Tests.Support;

namespace MesoBot.Tests.Staff;

/// <summary>Staff and patient need not share a language: beside the patient's words stands what is reviewed, for both.</summary>
public sealed class ReadingAlongTests : IAsyncLifetime
{
    private const string SessionsInArabic = "articles/how-many-sessions.ar.md";

    private readonly TempFolder _knowledge = new();
    private TestServer? _server;

    private TestServer Server => _server!;

    public async ValueTask InitializeAsync()
    {
        var small = Some.SmallBase();
        small.With(SessionsInArabic, small[SmallBase.Sessions]
            .Replace("How many sessions are usual?", "كم جلسة في العادة؟", StringComparison.Ordinal).Replace("short: How many sessions?", "short: عدد الجلسات", StringComparison.Ordinal)
            .Replace("Plans differ, and no good study has compared them.", "تختلف الخطط، ولم تقارن بينها دراسة جيدة.", StringComparison.Ordinal));
        small.WriteTo(_knowledge.Path);
        _server = await TestServer.StartAsync(new Dictionary<string, string?>
        {
            ["Knowledge:Path"] = _knowledge.Path,
            ["Knowledge:CachePath"] = _knowledge.Sub(".cache"),
            ["Staff:SignInsPerMinute"] = "5000",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _knowledge.Dispose();
    }

    [Fact]
    public async Task BesideThePatientsWordsStandsTheReviewedAnswerInBothLanguages()
    {
        using var staff = await StaffBrowser.SignedInAsync(Server);
        using var patient = new DirectLineClient(Server.Address);
        await patient.StartAsync("en");
        var path = await StepInAsync(staff, patient);
        await patient.PostAsync("how many sessions do i need");
        var english = await PageAsync(staff, path, "Put into the reply");
        Assert.Contains("Plans differ", english, StringComparison.Ordinal);
        Assert.DoesNotContain("تختلف الخطط", english, StringComparison.Ordinal);
        // What comes next is said by who holds the conversation.
        Assert.DoesNotContain("write “book an appointment” here", english.Split("Answer from the articles, not reviewed yet")[1], StringComparison.Ordinal);

        await staff.GetAsync("/staff/language/ar?back=/staff");
        var arabic = await PageAsync(staff, path, "النص نفسه بالعربية");
        Assert.Contains("Plans differ", arabic, StringComparison.Ordinal);
        Assert.Contains("تختلف الخطط، ولم تقارن بينها دراسة جيدة", arabic, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereNoReviewedTextSaysItStaffReadThat()
    {
        using var staff = await StaffBrowser.SignedInAsync(Server);
        using var patient = new DirectLineClient(Server.Address);
        await patient.StartAsync("en");
        var path = await StepInAsync(staff, patient);
        await patient.PostAsync("how much does it sting going in");
        // That article is approved, and is called so.
        Assert.Contains("Reviewed answer", await PageAsync(staff, path, "Put into the reply"), StringComparison.Ordinal);
        await staff.GetAsync("/staff/language/ar?back=/staff");
        Assert.Contains("It can sting for some hours", await PageAsync(staff, path, "لا يوجد نص عربي مراجَع لهذه الإجابة"), StringComparison.Ordinal);
    }

    private static async Task<string> StepInAsync(StaffBrowser staff, DirectLineClient patient)
    {
        await patient.AskAsync("is it sore");
        var path = "/staff/talk/" + patient.ConversationId;
        await staff.GetAsync(path);
        await staff.PostAsync(path + "/step-in");
        return path;
    }

    private static async Task<string> PageAsync(StaffBrowser staff, string path, string words)
    {
        for (var i = 0; i < 200; i++, await Task.Delay(50, TestContext.Current.CancellationToken))
            if ((await staff.GetAsync(path)).Text is { } text && text.Contains(words, StringComparison.Ordinal)) return text;
        throw new InvalidOperationException("The page never says it: " + (await staff.GetAsync(path)).Text);
    }
}
