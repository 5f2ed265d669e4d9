using MesoBot.Clinic;
using MesoBot.Tests.Support;
using Microsoft.Extensions.Options;

namespace MesoBot.Tests.Clinic;

public class ClinicFactsReloadTests
{
    [Fact]
    public void AFactSavedWronglyWhileRunningLeavesTheFactsAsTheyWere()
    {
        var monitor = new BreakableOptions(TestBot.SampleClinic());
        var facts = new ClinicFacts(monitor);
        var phone = facts.Options.Phone;

        monitor.IsBroken = true;

        Assert.Equal(phone, facts.Options.Phone);
    }

    private sealed class BreakableOptions(ClinicOptions value) : IOptionsMonitor<ClinicOptions>
    {
        public bool IsBroken { get; set; }

        public ClinicOptions CurrentValue => IsBroken ? throw new OptionsValidationException("Clinic", typeof(ClinicOptions), ["Clinic:Phone is wrong."]) : value;

        public ClinicOptions Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<ClinicOptions, string?> listener) => null;
    }
}
