using System.Diagnostics;

namespace MesoBot.Data;

/// <summary>A change that waits for the writer.</summary>
internal abstract class StoreChange(string? conversationId)
{
    private readonly long _asked = Stopwatch.GetTimestamp();

    /// <summary>See <see cref="StoreWriter.WriteAsync{T}"/>.</summary>
    public string? ConversationId => conversationId;

    /// <summary>How often it lost against another instance.</summary>
    public int Tries { get; set; }

    /// <summary>True when it has waited longer than it may; whoever asked is told.</summary>
    public bool GiveUp(TimeSpan patience, Exception e)
    {
        if (Stopwatch.GetElapsedTime(_asked) < patience) return false;
        Failed(new StoreUnavailableException(e));
        return true;
    }

    public abstract void Apply(StoreSession session);

    public abstract void Stored();

    public abstract void Failed(Exception e);
}

internal sealed class StoreChange<T>(Func<StoreSession, T> apply, string? conversationId) : StoreChange(conversationId)
{
    // Waiters go on elsewhere: the writer's thread only writes.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Done => _done.Task;

    public override void Apply(StoreSession session) => _result = apply(session);

    public override void Stored() => _done.TrySetResult(_result!);

    public override void Failed(Exception e) => _done.TrySetException(e);
}
