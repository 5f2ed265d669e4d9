namespace MesoBot.Staff.Live;

/// <summary>What waits for staff, the same for everybody.</summary>
/// <param name="Privacy">Incidents, and wishes of patients about their data.</param>
/// <param name="NewestUrgent">When the newest urgent thing came: a console that sees it grow may sound.</param>
internal sealed record ConsoleCounts(int Waiting, int Alerts, int Requests, int Privacy, long NewestUrgent);
