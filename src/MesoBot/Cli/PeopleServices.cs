using MesoBot.Audit;
using MesoBot.Booking;
using MesoBot.Handoff;
using MesoBot.Privacy;
using MesoBot.Web;

namespace MesoBot.Cli;

internal static class PeopleServices
{
    /// <summary>Everything by which patients reach people.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services, IConfiguration configuration) =>
        services.AddServerAddress().AddAudit().AddHandoff(configuration).AddBooking().AddPrivacy();
}
