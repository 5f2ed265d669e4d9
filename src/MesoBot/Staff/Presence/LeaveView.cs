using MesoBot.Staff.Shared;

namespace MesoBot.Staff.Presence;

public sealed record HeldView(string ConversationId, string Patient, string Reason);

/// <param name="IsSignOut">They want to sign out; else to leave the shift.</param>
public sealed record LeaveView(ConsoleUser Me, IReadOnlyList<HeldView> Held, IReadOnlyList<Colleague> Colleagues, bool IsSignOut, string? Bad);
