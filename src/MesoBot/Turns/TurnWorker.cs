using System.Collections.Concurrent;
using System.Diagnostics;
using MesoBot.Activities;
using MesoBot.Answers;
using MesoBot.Clinic;
using MesoBot.Data;
using MesoBot.Knowledge;
using MesoBot.Text;
using MesoBot.Triage;

namespace MesoBot.Turns;

/// <summary>
/// Works through the queue: load, think, commit. No transaction is open while thinking; a conflict is thought again; one turn at a
/// time in a conversation, many conversations at once.
/// </summary>
internal sealed class TurnWorker(
    ConversationStore store, TurnQueue queue, ConversationSignals signals, KnowledgeStore knowledge, KnowledgeLoader loader, ClinicFacts clinic, Thinking think,
    TimeProvider time, ILogger<TurnWorker> logger) : BackgroundService
{
    /// <summary>Turns at once: so many that commits are shared and slow turns hold up nobody, few enough to bound memory.</summary>
    private const int Workers = 64;

    /// <summary>A turn that failed so often gets an apology instead.</summary>
    private const int MaxAttempts = 3;

    private static readonly TimeSpan TypingAfter = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan StoreAwayPause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, bool> _keptTexts = new(StringComparer.Ordinal);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync(stoppingToken), stoppingToken)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var id = await queue.NextAsync(stopping);
            try
            {
                await WorkOnAsync(id, stopping);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Also what nobody foresaw: one conversation's trouble must not end the server.
                if (e is StoreUnavailableException) TurnLog.StoreAway(logger);
                else TurnLog.WorkFailed(logger, e.GetType().Name);
                await Task.Delay(StoreAwayPause, time, stopping);
                queue.Wake(id, isUrgent: false);
            }
            finally
            {
                queue.Done(id);
            }
        }
    }

    private async Task WorkOnAsync(string id, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            if (store.Next(id) is not { } turn)
            {
                if (!await store.ClaimAsync(id)) return;
                continue;
            }
            if (await TakeAsync(turn, stopping) is not { } commit) continue;
            var result = await store.CommitAsync(commit);
            if (result == CommitResult.Conflict) continue;
            foreach (var text in commit.Texts) _keptTexts.TryAdd(text.Hash, true);
            if (commit.Replies.Count > 0) signals.Changed(id);
            if (result == CommitResult.Done) return;
        }
    }

    /// <summary>Null when the turn is to be looked at again: it was cut short, or it failed and is counted.</summary>
    private async Task<TurnCommit?> TakeAsync(DueTurn turn, CancellationToken stopping)
    {
        if (turn.Kind == ConversationStore.SessionEndKind) return SessionEnd.Take(turn, time.GetUtcNow());
        if (turn.Attempts >= MaxAttempts) return GivenUp(turn);
        try
        {
            return await ThinkAsync(turn, stopping);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e) when (e is not (StoreUnavailableException or OperationCanceledException))
        {
            // The type alone: a message of an exception may repeat what the patient wrote.
            TurnLog.TurnFailed(logger, e.GetType().Name, turn.Attempts + 1);
            await store.CountAttemptAsync(turn.InboxId);
            return null;
        }
    }

    private async Task<TurnCommit> ThinkAsync(DueTurn turn, CancellationToken stopping)
    {
        // Until the articles are read, danger is answered from the copy built in; a question waits for its answer.
        if (!turn.IsUrgent) await loader.Loaded.WaitAsync(stopping);
        var current = knowledge.Current;
        var message = PatientWords.OfStored(turn.Payload!, current.Triage);
        var now = DateTimeOffset.FromUnixTimeMilliseconds(turn.ReceivedAt);
        var begun = Stopwatch.GetTimestamp();
        using var source = queue.Begin(turn.ConversationId, turn.IsUrgent, stopping);
        try
        {
            var result = await WithTypingAsync(turn, think(ConversationStateJson.Read(turn.State), message, now, source.Token));
            return Commit(turn, result, current.Base, Stopwatch.GetElapsedTime(begun));
        }
        finally
        {
            queue.End(turn.ConversationId);
        }
    }

    /// <summary>A turn that takes a while shows that somebody is at it.</summary>
    private async ValueTask<TurnResult> WithTypingAsync(DueTurn turn, ValueTask<TurnResult> thinking)
    {
        if (thinking.IsCompleted) return await thinking;
        var task = thinking.AsTask();
        while (await Task.WhenAny(task, Task.Delay(TypingAfter, time)) != task) signals.Pass(turn.ConversationId, TypingActivity.Payload(turn.ChannelId));
        return await task;
    }

    private TurnCommit Commit(DueTurn turn, TurnResult result, KnowledgeBase? known, TimeSpan thought)
    {
        // While staff hold the conversation the bot says nothing but what danger demands.
        var isQuiet = turn.Owner == Owners.Staff && !result.Trace.Triage.IsEmergency;
        var replies = isQuiet ? [] : new[] { new OutgoingActivity(ActivityTypes.Message, Roles.Bot, ReplyActivity.Payload(result.Reply, turn.ChannelId)) };
        var texts = TurnTraces.Texts(result.Trace, known).Where(t => !_keptTexts.ContainsKey(t.Hash)).ToList();
        var trace = TurnTraces.Row(turn, result.Trace, known, time.GetUtcNow(), thought);
        return new TurnCommit(turn, ConversationStateJson.Write(result.State), result.Reply.Language, replies, trace, texts);
    }

    /// <summary>What cannot be thought about is answered without thinking: an apology, or in danger the fixed text.</summary>
    private TurnCommit GivenUp(DueTurn turn)
    {
        var language = turn.Locale?.StartsWith("ar", StringComparison.OrdinalIgnoreCase) == true ? "ar" : "en";
        var reply = turn.IsUrgent ? new Reply(ReplyKinds.Emergency, language, Danger(language)) : new Reply(ReplyKinds.Human, language, [new TextBlock(TextsIn(language).Get("busy"))]);
        return new TurnCommit(turn, turn.State, turn.Locale, [new OutgoingActivity(ActivityTypes.Message, Roles.Bot, ReplyActivity.Payload(reply, turn.ChannelId))], null, []);
    }

    // In both languages: which of them the message was in is not known here.
    private IReadOnlyList<Block> Danger(string language)
    {
        string[] languages = language == "ar" ? ["ar", "en"] : ["en", "ar"];
        var number = clinic.Options.EmergencyNumber;
        return
        [
            .. languages.Select(l => new NoticeBlock(NoticeKind.Emergency, TextsIn(l).Get(SafetyReplies.ForEmergency("general")[0]))),
            new CallBlock(Strings.Format("CallNumber", language, number), number),
        ];
    }

    private FixedTexts TextsIn(string language) => new(knowledge.Current.Replies, clinic, language, time.GetUtcNow());
}
