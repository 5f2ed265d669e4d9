namespace MesoBot.Data;

/// <summary>A change that waits for the writer.</summary>
internal abstract class StoreChange(string? conversationId)
{
    /// <summary>See <see cref="StoreWriter.WriteAsync{T}"/>.</summary>
    public string? ConversationId => conversationId;

    /// <summary>How often it lost against another instance.</summary>
    public int Tries { get; set; }

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
