using System.Collections.Concurrent;
using System.Diagnostics;
using MesoBot.Activities;
using MesoBot.Answers;
using MesoBot.Data;
using MesoBot.Knowledge;
using MesoBot.Privacy;

namespace MesoBot.Turns;

/// <summary>Makes of a due turn what is to be committed.</summary>
internal sealed class TurnTaking(
    ConversationStore store, TurnQueue queue, ConversationSignals signals, KnowledgeStore knowledge, KnowledgeLoader loader, GivenUpTurn givenUp, Thinking think,
    StoredStates states, TurnChanges changes, IEnumerable<IInternalTurn> internalTurns, TimeProvider time, ILogger<TurnTaking> logger)
{
    /// <summary>A turn with so many attempts is given up: after three failures of its own, or when the process ended twelve times beside it.</summary>
    public const int MaxAttempts = 12;

    /// <summary>A failure is the turn's own; that the process ended while it was thought may be chance, and weighs less.</summary>
    private const int FailureWeight = 4;

    private const int EndWeight = 1;

    /// <summary>A turn that thinks longer has failed: its lease must not run out while it thinks.</summary>
    private static readonly TimeSpan MaxThinking = ConversationStore.Lease - TimeSpan.FromSeconds(10);

    private static readonly TimeSpan TypingAfter = TimeSpan.FromMilliseconds(400);

    /// <summary>Clients show dots for three to five seconds (Activity protocol §2.3).</summary>
    private static readonly TimeSpan TypingEvery = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, IInternalTurn> _internalTurns = internalTurns.ToDictionary(t => t.Kind, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, bool> _keptTexts = new(StringComparer.Ordinal);

    /// <summary>Null when the turn is to be looked at again: danger cut it short, or it failed and is counted.</summary>
    public async Task<TurnCommit?> TakeAsync(DueTurn turn, CancellationToken stopping)
    {
        if (turn.Attempts >= MaxAttempts) return await GiveUpAsync(turn);
        using var source = queue.Begin(turn.ConversationId, turn.IsUrgent, stopping);
        try
        {
            if (turn.Kind == ConversationStore.SessionEndKind) return SessionEnd.Take(turn, time.GetUtcNow());
            if (!_internalTurns.TryGetValue(turn.Kind, out var known)) return await ThinkAsync(turn, source.Token);
            return known.Take(turn with { IsInDanger = ConversationStateJson.Read(turn.State).OpenEmergency is not null }, time.GetUtcNow());
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            stopping.ThrowIfCancellationRequested();
            return null;
        }
        catch (Exception e) when (e is not StoreUnavailableException)
        {
            await CountFailureAsync(turn, e);
            return null;
        }
        finally
        {
            queue.End(turn.ConversationId);
        }
    }

    /// <summary>The commit is on disk: its texts need not be written again.</summary>
    public void Kept(TurnCommit commit)
    {
        foreach (var text in commit.Texts) _keptTexts.TryAdd(text.Hash, true);
    }

    public Task CountFailureAsync(DueTurn turn, Exception e)
    {
        // The type alone: a message of an exception may repeat what the patient wrote.
        TurnLog.TurnFailed(logger, e.GetType().Name, turn.Attempts / FailureWeight + 1);
        return store.CountAttemptAsync(turn, FailureWeight);
    }

    /// <summary>
    /// Somebody else was first: the turn is thought again over what is free now. No failure of its own; it weighs as little as there is, so
    /// that a turn that will not let go of a time ends all the same.
    /// </summary>
    public Task LostSlotAsync(DueTurn turn)
    {
        changes.RefreshSlots();
        return store.CountAttemptAsync(turn, EndWeight);
    }

    private async Task<TurnCommit> GiveUpAsync(DueTurn turn)
    {
        TurnLog.GivenUp(logger, turn.Kind);
        // In danger the rules are asked once more. If it is they that end the process, that must not go on for ever.
        await store.CountAttemptAsync(turn, FailureWeight);
        return givenUp.Take(turn);
    }

    private async Task<TurnCommit> ThinkAsync(DueTurn turn, CancellationToken cancellationToken)
    {
        // Until the articles are read, danger is answered from the copy built in; a question waits for its answer.
        if (!turn.IsUrgent) await loader.Loaded.WaitAsync(cancellationToken);
        // It failed before, or the process ended while it was thought: if it does so again, that must have been counted.
        if (turn.Attempts > 0) await store.CountAttemptAsync(turn, EndWeight);
        var current = knowledge.Current;
        var message = PatientWords.OfStored(turn.Payload!, current);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(turn.ReceivedAt);
        var begun = Stopwatch.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(MaxThinking);
        var state = states.Read(turn);
        var result = await WithTypingAsync(turn, think(state, message, now, limit.Token), limit.Token);
        var spent = Stopwatch.GetElapsedTime(begun);
        var other = IsQuiet(turn, result) ? await ReadAlongAsync(state, message, result, now, limit.Token) : null;
        return Commit(turn, state, result, other, current.Base, spent);
    }

    /// <summary>While staff hold the conversation the bot says nothing but what danger demands, or what the patient orders of the program itself.</summary>
    private static bool IsQuiet(DueTurn turn, TurnResult result) => turn.Owner == Owners.Staff && !result.Trace.Triage.IsEmergency && result.Privacy is null;

    /// <summary>The same in the other language, for staff who do not read the patient's; null where no reviewed text says it.</summary>
    private async ValueTask<Reply?> ReadAlongAsync(ConversationState state, PatientMessage message, TurnResult result, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var other = await think(state, message with { ReplyIn = result.Reply.Language == "ar" ? "en" : "ar" }, now, cancellationToken).AsTask().WaitAsync(cancellationToken);
            return SaysTheSame(other.Trace, result.Trace) && other.Reply.Language != result.Reply.Language ? other.Reply : null;
        }
        // It is a convenience for staff: the turn does not fail for it.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }

    private static bool SaysTheSame(TurnTrace a, TurnTrace b) =>
        a.Kind == b.Kind && a.Served.Count == b.Served.Count && a.Articles.FirstOrDefault()?.Id == b.Articles.FirstOrDefault()?.Id;

    /// <summary>A turn that takes a while shows that somebody is at it. One that does not heed its token is left alone.</summary>
    private async ValueTask<TurnResult> WithTypingAsync(DueTurn turn, ValueTask<TurnResult> thinking, CancellationToken cancellationToken)
    {
        if (thinking.IsCompleted) return await thinking;
        var task = thinking.AsTask().WaitAsync(cancellationToken);
        for (var pause = TypingAfter; await Task.WhenAny(task, Task.Delay(pause, time, cancellationToken)) != task; pause = TypingEvery)
            if (turn.Owner != Owners.Staff) signals.Pass(turn.ConversationId, TypingActivity.Payload(turn.ChannelId));
        return await task;
    }

    private TurnCommit Commit(DueTurn turn, ConversationState before, TurnResult result, Reply? other, KnowledgeBase? known, TimeSpan thought)
    {
        var isQuiet = IsQuiet(turn, result);
        var replies = isQuiet ? [] : new[] { new OutgoingActivity(ActivityTypes.Message, Roles.Bot, ReplyActivity.Payload(changes.Complete(turn, result), turn.ChannelId)) };
        var texts = TurnTraces.Texts(result.Trace, known).Where(t => !_keptTexts.ContainsKey(t.Hash)).ToList();
        var trace = TurnTraces.Row(turn, result.Trace, known, time.GetUtcNow(), thought);
        var state = turn.Owner == Owners.Staff && result.Privacy is null ? states.WriteWatched(before, result.State) : states.Write(result.State);
        return new TurnCommit(turn, state, result.Reply.Language, replies, trace, texts) { Changes = changes.Of(turn, result, isQuiet, other), TouchesOthers = result.Privacy?.Kind == PrivacyAskKind.Forget };
    }
}
