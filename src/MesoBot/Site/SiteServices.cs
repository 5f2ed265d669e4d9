namespace MesoBot.Site;

internal static class SiteServices
{
    /// <summary>Needs the rooms Clinic and Knowledge (their settings only) and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddSingleton<PageTexts>();
        services.AddSingleton<SiteAssets>();
        services.AddSingleton<SiteRenderer>();
        services.AddSingleton(provider => new WidgetScript(WidgetScript.DefaultPath, provider.GetRequiredService<ILogger<WidgetScript>>()));
        return services;
    }
}
