using MesoBot.Knowledge.Search;
using MesoBot.Triage;
using MesoBot.Yaml;
using Microsoft.Extensions.Options;

namespace MesoBot.Knowledge;

/// <summary>
/// Holds the current knowledge and takes in edits: a good edit replaces everything at once, a broken one changes nothing and is
/// reported. Never throws for what stands in the files.
/// </summary>
internal sealed class KnowledgeStore
{
    private readonly KnowledgeFolder _folder;
    private readonly SearchModelFile _models;
    private readonly ILogger<KnowledgeStore> _logger;
    private readonly Lock _loading = new();
    private string _stamp = "";
    private KnowledgeSnapshot? _current;

    public KnowledgeStore(RootFolder root, IOptions<KnowledgeOptions> options, ILogger<KnowledgeStore> logger)
    {
        _folder = new KnowledgeFolder(root.Resolve(options.Value.Path));
        _models = new SearchModelFile(root.Resolve(options.Value.CachePath));
        _logger = logger;
    }

    /// <summary>Read once per turn: a turn sees one state of the files.</summary>
    public KnowledgeSnapshot Current
    {
        get => _current ??= new KnowledgeSnapshot(new TriageAssessor(BuiltIn.Triage), BuiltIn.Replies, null, null, []);
        private set => _current = value;
    }

    /// <summary>Reads the files if anything was saved since the last time.</summary>
    /// <param name="learning">Told when the search has to learn, which takes some seconds.</param>
    /// <returns>True when the current knowledge, or what is wrong with it, changed.</returns>
    public bool Refresh(Action? learning = null, CancellationToken cancellationToken = default)
    {
        lock (_loading)
        {
            try
            {
                var stamp = _folder.Stamp();
                if (stamp == _stamp) return false;
                Take(_folder.Read(), learning, cancellationToken);
                _stamp = stamp;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // When they are back unchanged they must be read again, or the report would stay.
                _stamp = "";
                return Report([new FileFinding("knowledge", 0, "cannot be read: " + e.Message)]);
            }
            return true;
        }
    }

    private void Take(IReadOnlyList<(string Name, string Text)> files, Action? learning, CancellationToken cancellationToken)
    {
        var reading = KnowledgeReader.Read(files);
        if (reading.Base is not { } knowledge)
        {
            Report(reading.Findings);
            return;
        }
        var model = _models.Load(knowledge);
        if (model is null)
        {
            // Only a base that passed is ever learned: a saved model says that these very files were checked.
            if (KnowledgeCheck.Errors(knowledge) is { Count: > 0 } problems)
            {
                Report(problems);
                return;
            }
            learning?.Invoke();
            model = SearchTrainer.Train(knowledge, cancellationToken);
            if (_models.Save(model) is { } why) KnowledgeLog.ModelNotSaved(_logger, why);
        }
        Current = new KnowledgeSnapshot(new TriageAssessor(knowledge.Triage), knowledge.Replies, knowledge, new Retriever(knowledge, model), []);
        KnowledgeLog.Loaded(_logger, knowledge.Articles.Count, knowledge.Hash);
    }

    private bool Report(IReadOnlyList<FileFinding> problems)
    {
        if (problems.SequenceEqual(Current.Problems)) return false;
        foreach (var problem in problems.Take(20)) KnowledgeLog.Problem(_logger, problem);
        Current = Current with { Problems = problems };
        return true;
    }
}
