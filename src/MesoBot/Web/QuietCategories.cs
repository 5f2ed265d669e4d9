using Microsoft.Extensions.Options;

namespace MesoBot.Web;

/// <summary>
/// Below warnings, the framework logs what it handles: addresses with tickets in them, headers with tokens, statements. No setting
/// may bring that into a log, because what patients write and who they are stands in the database and nowhere else. The price: the
/// framework cannot be debugged by its log, only our own categories can.
/// </summary>
internal sealed class QuietCategories : IPostConfigureOptions<LoggerFilterOptions>
{
    private static readonly string[] Prefixes = ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Data", "Npgsql", "System.Net"];

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        for (var i = 0; i < options.Rules.Count; i++)
            if (MayTalk(options.Rules[i])) options.Rules[i] = Quietened(options.Rules[i]);
        // A rule for a provider goes before any without one, so each provider that is named gets its own.
        foreach (var provider in options.Rules.Select(r => r.ProviderName).Append(null).Distinct(StringComparer.Ordinal).ToList())
            foreach (var prefix in Prefixes)
                if (!options.Rules.Any(r => r.ProviderName == provider && prefix.Equals(r.CategoryName, StringComparison.OrdinalIgnoreCase)))
                    options.Rules.Add(new LoggerFilterRule(provider, prefix, LogLevel.Warning, null));
    }

    /// <summary>A rule that names one of the categories, or might by its star.</summary>
    private static bool MayTalk(LoggerFilterRule rule) => rule.LogLevel is null or < LogLevel.Warning
        && rule.CategoryName is { } category && (category.Contains('*', StringComparison.Ordinal) || Prefixes.Any(p => category.StartsWith(p, StringComparison.OrdinalIgnoreCase)));

    private static LoggerFilterRule Quietened(LoggerFilterRule rule) => new(rule.ProviderName, rule.CategoryName, LogLevel.Warning, rule.Filter);
}
