using MesoBot.Data;
using MesoBot.Staff.Accounts;
using MesoBot.Staff.Incidents;
using MesoBot.Staff.Live;
using MesoBot.Staff.Presence;
using MesoBot.Staff.Queue;
using MesoBot.Staff.Requests;
using MesoBot.Staff.Shared;
using MesoBot.Staff.Talk;

namespace MesoBot.Staff;

internal static class ConsoleServices
{
    /// <summary>Queue, conversations, requests, and who is there.</summary>
    public static IServiceCollection AddConsole(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ConsoleOptions>().Bind(configuration.GetSection(ConsoleOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ConsoleClock>().AddSingleton<Colleagues>().AddSingleton<PatientNames>().AddSingleton<StaffSignals>().AddSingleton<ConsoleCounter>();
        services.AddSingleton<QueueReader>().AddSingleton<RequestReader>().AddSingleton<IncidentReader>().AddSingleton<IncidentDesk>();
        services.AddSingleton<TalkTable>().AddSingleton<TalkReader>().AddSingleton<TalkDesk>().AddSingleton<OtherPatients>().AddSingleton<CannedReplies>().AddSingleton<TalkServices>();
        services.AddSingleton<PresenceStore>().AddSingleton<DisabledStaff>().AddSingleton<Shift>().AddHostedService<StalePresence>();
        services.AddSingleton<TypingHeard>(s => s.GetRequiredService<StaffSignals>().Typed);
        services.AddSingleton<StaffLeft>(s => staffId => s.GetRequiredService<Shift>().EndAsync(staffId));
        return services;
    }
}
