using System.Diagnostics;
using System.Globalization;
using MesoBot.Activities;
using MesoBot.Answers;
using MesoBot.Clinic;
using MesoBot.Knowledge;
using MesoBot.Triage;
using MesoBot.Turns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace MesoBot.Benchmarks;

/// <summary>
/// <c>think [SECONDS]</c>: the parts of a turn over the load's own messages in conversations of twelve, in CPU time and bytes. Quicker
/// than the whole server, and steady on a busy machine, where time on the clock says nothing.
/// </summary>
internal sealed class ThoughtLoop
{
    private const int ConversationLength = 12;

    private readonly KnowledgeStore _store;
    private readonly ConsultationBot _bot;
    private readonly string[] _messages;

    private ThoughtLoop()
    {
        _store = PatientMessages.LoadKnowledge();
        var clinic = new ConfigurationBuilder().AddJsonFile(RootFolder.Find().Resolve("appsettings.json")).Build().GetSection(ClinicOptions.Section).Get<ClinicOptions>()!;
        _bot = new ConsultationBot(_store, new ClinicFacts(new FixedOptions<ClinicOptions>(clinic)), new FixedOptions<KnowledgeOptions>(new KnowledgeOptions { ServeUnreviewed = true }));
        _messages = PatientMessages.All;
    }

    public static int Run(string[] args)
    {
        // The default makes one round over all messages warm and one measured, at least.
        var seconds = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 3;
        var loop = new ThoughtLoop();
        foreach (var (name, part) in (ReadOnlySpan<(string, Action)>)[("triage, with memory", loop.Triage), ("search", loop.Search), ("whole thought", loop.Think), ("thought, state and reply as JSON", loop.ThinkAndWrite)])
            Measure(name, part, seconds, loop._messages.Length);
        return 0;
    }

    private static void Measure(string name, Action part, double seconds, int messages)
    {
        // Warm until compiled: with tiering that takes some rounds over all messages.
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun).TotalSeconds < seconds;) part();
        using var process = Process.GetCurrentProcess();
        var (cpu, bytes, rounds) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(), 0);
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun).TotalSeconds < seconds; rounds++) part();
        process.Refresh();
        var turns = (double)rounds * messages;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {(process.TotalProcessorTime - cpu).TotalMicroseconds / turns:0.0} µs CPU, {(GC.GetTotalAllocatedBytes() - bytes) / turns / 1024:0.0} KiB a turn"));
    }

    private void Triage()
    {
        var triage = _store.Current.Triage;
        for (var i = 0; i < _messages.Length; i++)
            triage.Assess(_messages[i], [.. Enumerable.Range(1, Math.Min(i % ConversationLength, TriageMemory.MaxMessages)).Select(back => _messages[i - back])]);
    }

    private void Search()
    {
        foreach (var message in _messages) _store.Current.Retriever!.Find(message, "en");
    }

    private void Think()
    {
        var state = ConversationState.New;
        for (var i = 0; i < _messages.Length; i++)
            state = _bot.Think(i % ConversationLength == 0 ? ConversationState.New : state, new PatientMessage(_messages[i]), DateTimeOffset.UnixEpoch.AddMinutes(i % ConversationLength)).State;
    }

    private void ThinkAndWrite()
    {
        string? state = null;
        for (var i = 0; i < _messages.Length; i++)
        {
            var result = _bot.Think(ConversationStateJson.Read(i % ConversationLength == 0 ? null : state), new PatientMessage(_messages[i]), DateTimeOffset.UnixEpoch.AddMinutes(i % ConversationLength));
            state = ConversationStateJson.Write(result.State);
            ReplyActivity.Payload(result.Reply, ChannelIds.DirectLine);
        }
    }
}

/// <summary>Settings that never change.</summary>
internal sealed class FixedOptions<T>(T value) : IOptionsMonitor<T>
{
    public T CurrentValue => value;

    public T Get(string? name) => value;

    public IDisposable? OnChange(Action<T, string?> listener) => null;
}
