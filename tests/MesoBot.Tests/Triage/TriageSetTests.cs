using System.Text.Json;
using MesoBot.Triage;

namespace MesoBot.Tests.Triage;

/// <summary>
/// Floors on labelled sets. messages.jsonl was there while the rules were written; blind.jsonl was written without sight of them,
/// measured once before anything was mended (the figures stand in docs/triage.md), and is kept here since.
/// </summary>
public class TriageSetTests
{
    [Theory]
    [InlineData("messages.jsonl", "en", 0.98)]
    [InlineData("messages.jsonl", "ar", 0.97)]
    [InlineData("messages.jsonl", "mixed", 0.95)]
    [InlineData("blind.jsonl", "en", 0.97)]
    [InlineData("blind.jsonl", "ar", 0.97)]
    [InlineData("blind.jsonl", "mixed", 0.95)]
    public void EmergenciesAreCaught(string file, string language, double floor)
    {
        var emergencies = TriageSet.Judge(file).Where(m => m.Language == language && m.Expect == "emergency").ToList();

        var missed = emergencies.Where(m => m.Got != "emergency").ToList();

        Assert.True(1 - (double)missed.Count / emergencies.Count >= floor, string.Join("\n", missed.Select(m => m.Text)));
    }

    [Theory]
    [InlineData("messages.jsonl", 0.03)]
    [InlineData("blind.jsonl", 0.05)]
    public void FrighteningWordsAloneRarelyRaiseAnAlarm(string file, double ceiling)
    {
        var harmless = TriageSet.Judge(file).Where(m => m.Expect == "none").ToList();

        var alarms = harmless.Where(m => m.Got == "emergency").ToList();

        Assert.True((double)alarms.Count / harmless.Count <= ceiling, string.Join("\n", alarms.Select(m => m.Text)));
    }

    [Fact]
    public void ConcernsReachAClinician()
    {
        var concerns = TriageSet.Judge("messages.jsonl").Where(m => m.Expect == "clinician").ToList();

        var missed = concerns.Where(m => m.Got == "none").ToList();

        Assert.True((double)missed.Count / concerns.Count <= 0.1, string.Join("\n", missed.Select(m => m.Text)));
    }

    [Fact]
    public void SignsSplitOverMessagesAreCaughtAndHarmlessTalkStaysHarmless()
    {
        var wrong = new List<string>();
        var all = 0;
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Triage", "conversations.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var messages = json.RootElement.GetProperty("messages").EnumerateArray().Select(m => m.GetString()!).ToList();
            var expected = json.RootElement.GetProperty("expect").EnumerateArray().Select(m => m.GetString()!).ToList();
            var worst = expected.Contains("emergency");
            var got = Enumerable.Range(0, messages.Count).Any(i => TriageSet.Assessor.Assess(messages[i], messages[..i]).IsEmergency);
            all++;
            if (worst != got) wrong.Add(json.RootElement.GetProperty("id").GetString() + ": " + string.Join(" / ", messages));
        }

        Assert.True(wrong.Count <= all * 0.08, string.Join("\n", wrong));
    }

    [Fact]
    public void EveryRuleNamesAFactAndACategoryWithAWording()
    {
        foreach (var rule in BuiltInRules())
        {
            Assert.NotEmpty(rule.Facts);
            Assert.NotEmpty(rule.Ways);
            Assert.False(string.IsNullOrWhiteSpace(rule.Category), rule.Id);
        }
    }

    private static IEnumerable<TriageRule> BuiltInRules() => Knowledge.BuiltIn.Triage.Rules;
}
