namespace MesoBot.Turns;

/// <summary>
/// Thinks about one message. <see cref="ConsultationBot"/> does it at once; wording by a model takes its time and can be cut short.
/// </summary>
internal delegate ValueTask<TurnResult> Thinking(ConversationState state, PatientMessage message, DateTimeOffset now, CancellationToken cancellationToken);
