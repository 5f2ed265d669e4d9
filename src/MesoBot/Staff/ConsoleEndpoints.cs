using MesoBot.Staff.Incidents;
using MesoBot.Staff.Live;
using MesoBot.Staff.Presence;
using MesoBot.Staff.Queue;
using MesoBot.Staff.Requests;
using MesoBot.Staff.Talk;

namespace MesoBot.Staff;

internal static class ConsoleEndpoints
{
    /// <summary>Queue, conversations, requests: for those who are signed in.</summary>
    /// <param name="desk">Under /staff, with the policy "Staff".</param>
    public static void MapConsole(this RouteGroupBuilder desk)
    {
        desk.MapQueue();
        desk.MapTalk();
        desk.MapRequests();
        desk.MapIncidents();
        desk.MapPresence();
        desk.MapLive();
    }
}
