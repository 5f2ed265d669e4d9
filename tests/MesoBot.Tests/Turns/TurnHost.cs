using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Knowledge;
using MesoBot.Tests.Data;
using MesoBot.Tests.Support;
using MesoBot.Turns;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MesoBot.Tests.Turns;

/// <summary>A server's turns over a seat at a store: queue, workers, finder; what thinks is the test's.</summary>
internal sealed class TurnHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly KnowledgeLoader _loader;
    private readonly TurnTaking _taking;
    private readonly TurnWorker _worker;
    private readonly WorkFinder _finder;
    private readonly OutboxWorker _outbox;

    public TurnHost(StoreSeat seat, TestClock clock, FakeThinking thinking, params IChannel[] channels)
        : this(seat, clock, thinking, SomeRooms.Diary(seat, clock), [], channels)
    {
    }

    public TurnHost(StoreSeat seat, TestClock clock, FakeThinking thinking, SomeDiary diary, IReadOnlyList<IInternalTurn> internalTurns, params IChannel[] channels)
    {
        (Seat, Thinking) = (seat, thinking);
        var knowledge = new KnowledgeStore(
            new RootFolder(seat.Database.Folder), Options.Create(new KnowledgeOptions { Path = "no-articles" }), NullLogger<KnowledgeStore>.Instance);
        var clinic = SomeClinic.Facts(TestBot.SampleClinic());
        _loader = new KnowledgeLoader(knowledge, NullLogger<KnowledgeLoader>.Instance);
        var bot = new ConsultationBot(knowledge, clinic, new FixedOptions<KnowledgeOptions>(new KnowledgeOptions()));
        var changes = SomeRooms.Changes(seat, clinic, clock, diary);
        _taking = new TurnTaking(
            seat.Store, Queue, Signals, knowledge, _loader, new GivenUpTurn(bot, knowledge, clinic, clock), thinking.ThinkAsync,
            new StoredStates(new SealedForms(SomeRooms.Seal), changes), changes, [SomeRooms.LaterErasure(seat, clock), .. internalTurns], clock, NullLogger<TurnTaking>.Instance);
        _outbox = new OutboxWorker(seat.Outbox, channels, clock, NullLogger<OutboxWorker>.Instance);
        _worker = new TurnWorker(seat.Store, Queue, Signals, _taking, _outbox, clock, NullLogger<TurnWorker>.Instance);
        _finder = new WorkFinder(seat.Store, seat.Keys, Queue, clock, NullLogger<WorkFinder>.Instance);
    }

    public StoreSeat Seat { get; }

    public FakeThinking Thinking { get; }

    public ConversationSignals Signals { get; } = new();

    public TurnQueue Queue { get; } = new();

    /// <param name="finds">Also looks for work that nobody holds.</param>
    /// <param name="loads">The articles are read, or reading them takes for ever.</param>
    public async Task<TurnHost> StartAsync(bool finds = false, bool loads = true)
    {
        if (loads) await _loader.StartAsync(CancellationToken.None);
        if (loads) await _loader.Loaded;
        await _outbox.StartAsync(CancellationToken.None);
        await _worker.StartAsync(CancellationToken.None);
        if (finds) await _finder.StartAsync(CancellationToken.None);
        return this;
    }

    /// <summary>A patient's message, as the inbox takes it in.</summary>
    public async Task SayAsync(string conversation, string text, bool urgent = false)
    {
        await Seat.SayAsync(conversation, text, urgent: urgent);
        Queue.Wake(conversation, urgent);
    }

    /// <summary>The conversation's texts, as soon as there are so many.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(string conversation, int count)
    {
        await UntilAsync(() => Seat.Texts(conversation).Count >= count);
        return Seat.Texts(conversation);
    }

    public static async Task UntilAsync(Func<bool> happened)
    {
        for (var end = Environment.TickCount64 + (long)Patience.TotalMilliseconds; !happened(); await Task.Delay(10, TestContext.Current.CancellationToken))
            Assert.True(Environment.TickCount64 < end, "It did not happen in time.");
    }

    /// <summary>What a worker makes of a turn, before it is committed.</summary>
    public Task<TurnCommit?> TakeAsync(DueTurn turn) => _taking.TakeAsync(turn, TestContext.Current.CancellationToken);

    public Task StopWorkAsync() => _worker.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _finder.StopAsync(CancellationToken.None);
        await _worker.StopAsync(CancellationToken.None);
        await _outbox.StopAsync(CancellationToken.None);
        _outbox.Dispose();
        _finder.Dispose();
        _worker.Dispose();
        _loader.Dispose();
        Queue.Dispose();
    }
}
