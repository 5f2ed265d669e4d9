using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace MesoBot.Web;

internal static class ListeningAddress
{
    /// <summary>Whoever makes links knows where they lead; without the web's own services nothing listens, and what is set is what will.</summary>
    public static IServiceCollection AddServerAddress(this IServiceCollection services)
    {
        services.AddOptions<WebOptions>();
        return services.AddSingleton(s => new ServerAddress(s.GetRequiredService<IOptions<WebOptions>>().Value.PublicUrl, () => Of(s)));
    }

    /// <summary>Where this server listens, with a name that a browser can use.</summary>
    private static string Of(IServiceProvider services)
    {
        var listening = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? services.GetRequiredService<IOptions<WebOptions>>().Value.Urls.Split(';')[0].Trim();
        return listening.Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal).TrimEnd('/');
    }
}
