namespace MesoBot.Channels.WebChat;

internal static class WebChatServices
{
    public static IServiceCollection AddWebChat(this IServiceCollection services)
    {
        services.AddSingleton<ResumeKeys>();
        return services;
    }
}
