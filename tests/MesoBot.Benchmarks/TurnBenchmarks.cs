using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using MesoBot.Clinic;
using MesoBot.Knowledge;
using MesoBot.Knowledge.Search;
using MesoBot.Triage;
using MesoBot.Turns;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MesoBot.Benchmarks;

/// <summary>What one message costs: triage alone, search alone, the whole turn.</summary>
[Config(typeof(InProcess))]
[MemoryDiagnoser]
public class TurnBenchmarks
{
    private const string Question = "how many sessions do i need for hair loss and how far apart are they";
    private const string Danger = "hi i want to change my booking, also since the injection my lip is white and cold and hurts a lot";

    private TriageAssessor _triage = null!;
    private Retriever _retriever = null!;
    private ConsultationBot _bot = null!;

    [GlobalSetup]
    public void SetUp()
    {
        var root = RootFolder.Find();
        var store = new KnowledgeStore(root, Options.Create(new KnowledgeOptions()), NullLogger<KnowledgeStore>.Instance);
        store.Refresh();
        _triage = store.Current.Triage;
        _retriever = store.Current.Retriever!;
        var clinic = new ConfigurationBuilder().AddJsonFile(Path.Combine(root.Path, "appsettings.json")).Build().GetSection(ClinicOptions.Section).Get<ClinicOptions>()!;
        _bot = new ConsultationBot(store, new ClinicFacts(new FixedOptions<ClinicOptions>(clinic)), new FixedOptions<KnowledgeOptions>(new KnowledgeOptions { ServeUnreviewed = true }));
    }

    [Benchmark]
    public object TriageOfAQuestion() => _triage.Assess(Question, []);

    [Benchmark]
    public object TriageOfAnEmergency() => _triage.Assess(Danger, []);

    [Benchmark]
    public object Search() => _retriever.Find(Question, "en");

    [Benchmark]
    public object WholeTurn() => _bot.Think(ConversationState.New, new PatientMessage(Question), DateTimeOffset.UnixEpoch);

    // In the same process: a benchmark of microseconds needs no second build, and it runs where nothing can be restored.
    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
