using MesoBot.Audit;
using MesoBot.Booking;
using MesoBot.Handoff;
using MesoBot.Privacy;

namespace MesoBot.Cli;

internal static class PeopleServices
{
    /// <summary>Everything by which patients reach people.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAudit().AddHandoff(configuration).AddBooking().AddPrivacy();
}
