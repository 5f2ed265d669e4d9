using MesoBot.Clinic;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MesoBot.Tests.Support;

/// <summary>Clinics, from everything set to next to nothing.</summary>
internal static class SomeClinic
{
    /// <summary>A clinic that has set only what it must.</summary>
    public static ClinicOptions Bare() => new() { Name = new() { En = "Bare Clinic" }, Phone = "+971 4 111 1111" };

    /// <summary>Open Monday to Thursday 10 to 20, Saturday 10 to 18, Sunday 12 to 18; closed on Fridays and on 2 and 3 December 2026.</summary>
    public static ClinicOptions WithHours()
    {
        var clinic = Bare();
        foreach (var day in new[] { "Monday", "Tuesday", "Wednesday", "Thursday" }) clinic.Hours[day] = "10:00-20:00";
        clinic.Hours["Saturday"] = "10:00-18:00";
        clinic.Hours["Sunday"] = "12:00-18:00";
        clinic.Holidays.AddRange([new DateOnly(2026, 12, 2), new DateOnly(2026, 12, 3)]);
        return clinic;
    }

    /// <summary>With a price sheet that is valid up to the end of 2026.</summary>
    public static ClinicOptions WithPrices()
    {
        var clinic = WithHours();
        clinic.PriceSheet = new() { ValidUntil = new DateOnly(2026, 12, 31), ApprovalNumber = "AD-7" };
        clinic.PriceSheet.Prices.Add(new() { Item = new() { En = "Face session", Ar = "جلسة الوجه" }, From = 400, To = 950.5m, Includes = new() { En = "with numbing cream", Ar = "مع كريم مخدر" } });
        clinic.PriceSheet.Prices.Add(new() { Item = new() { En = "Consultation" }, From = 0, To = 200 });
        return clinic;
    }

    public static ClinicFacts Facts(ClinicOptions options) => new(new FixedOptions<ClinicOptions>(options));

    /// <summary>The sample clinic of appsettings.json with some settings changed, read and checked as the program does at its start.</summary>
    /// <returns>What is wrong, as the person who starts the program reads it; empty when nothing is.</returns>
    public static string StartErrors(params (string Key, string? Value)[] changes)
    {
        var configuration = Changed(changes);
        using var services = new ServiceCollection().AddClinic(configuration).BuildServiceProvider();
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return "";
        }
        catch (OptionsValidationException e)
        {
            return string.Join(' ', e.Failures);
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    /// <summary>The sample clinic with some settings changed.</summary>
    public static ClinicOptions Sample(params (string Key, string? Value)[] changes) => Changed(changes).GetSection(ClinicOptions.Section).Get<ClinicOptions>()!;

    private static IConfigurationRoot Changed((string Key, string? Value)[] changes) => new ConfigurationBuilder()
        .AddJsonFile(MesoBot.Knowledge.RootFolder.Find().Resolve("appsettings.json"))
        .AddInMemoryCollection(changes.Select(c => KeyValuePair.Create(c.Key, c.Value))).Build();
}
