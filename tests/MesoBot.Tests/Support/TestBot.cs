using MesoBot.Booking;
using MesoBot.Clinic;
using MesoBot.Knowledge;
using MesoBot.Turns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MesoBot.Tests.Support;

/// <summary>The real bot on the real knowledge and the sample clinic. Learning is done once for all tests and kept in .cache.</summary>
internal sealed class TestBot
{
    private static readonly Lazy<KnowledgeStore> RealStore = new(LoadRealStore);

    /// <summary>Monday noon in Dubai: the sample clinic is open.</summary>
    public static readonly DateTimeOffset MondayNoon = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Friday night in Dubai: the sample clinic is closed.</summary>
    public static readonly DateTimeOffset FridayNight = new(2026, 11, 27, 19, 0, 0, TimeSpan.Zero);

    private readonly ConsultationBot _bot;
    private DateTimeOffset _now;
    private int _turns;

    public TestBot(
        Action<ClinicOptions>? clinic = null, bool serveUnreviewed = true, KnowledgeStore? store = null, DateTimeOffset? now = null,
        Action<BookingOptions>? booking = null, FreeTimes? free = null)
    {
        var bookable = SampleBooking();
        booking?.Invoke(bookable);
        var options = SampleClinic();
        clinic?.Invoke(options);
        _now = now ?? MondayNoon;
        Clinic = new ClinicFacts(new FixedOptions<ClinicOptions>(options));
        _bot = new ConsultationBot(
            store ?? RealStore.Value, Clinic, new FixedOptions<KnowledgeOptions>(new KnowledgeOptions { ServeUnreviewed = serveUnreviewed }), new FixedOptions<BookingOptions>(bookable), _ => free);
    }

    public static KnowledgeStore Store => RealStore.Value;

    public ClinicFacts Clinic { get; }

    public ConversationState State { get; set; } = ConversationState.New;

    /// <summary>Sends one message, some seconds after the last.</summary>
    public TurnResult Say(string text)
    {
        _now += TimeSpan.FromSeconds(20);
        State = State with { TurnKey = $"test|{++_turns}" };
        var result = _bot.Think(State, new PatientMessage(text), _now);
        State = result.State;
        return result;
    }

    /// <summary>What staff have done of the requests meanwhile.</summary>
    public void Known(Func<IReadOnlyList<KnownBooking>, IReadOnlyList<KnownBooking>> change) => State = State with { Bookings = change(State.Bookings) };

    /// <summary>One message in a conversation that stands so.</summary>
    public TurnResult Think(ConversationState state, string text) => _bot.Think(state, new PatientMessage(text), _now);

    public void Wait(TimeSpan time) => _now += time;

    /// <summary>The sample clinic of appsettings.json.</summary>
    public static ClinicOptions SampleClinic() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(RootFolder.Find().Path, "appsettings.json")).Build()
        .GetSection(ClinicOptions.Section).Get<ClinicOptions>()!;

    /// <summary>The sample bookings of appsettings.json.</summary>
    public static BookingOptions SampleBooking() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(RootFolder.Find().Path, "appsettings.json")).Build()
        .GetSection(BookingOptions.Section).Get<BookingOptions>()!;

    private static KnowledgeStore LoadRealStore()
    {
        using var logging = LoggerFactory.Create(_ => { });
        var store = new KnowledgeStore(RootFolder.Find(), Options.Create(new KnowledgeOptions()), logging.CreateLogger<KnowledgeStore>());
        store.Refresh();
        return store.Current.IsSafeMode
            ? throw new InvalidOperationException("The knowledge base has findings: " + string.Join(" ", store.Current.Problems.Take(5)))
            : store;
    }
}

internal sealed class FixedOptions<T>(T value) : IOptionsMonitor<T>
{
    public T CurrentValue { get; } = value;

    public T Get(string? name) => CurrentValue;

    public IDisposable? OnChange(Action<T, string?> listener) => null;
}
