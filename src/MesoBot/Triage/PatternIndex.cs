namespace MesoBot.Triage;

/// <summary>
/// Which patterns can start at which word of the rule data, so that a pattern is looked for only where its first word stands.
/// Patterns are numbered concept by concept.
/// </summary>
internal sealed class PatternIndex
{
    private readonly int[][] _startingWith;
    private readonly int[] _firstOfConcept;

    public PatternIndex(IReadOnlyList<Pattern[]> concepts, int literals)
    {
        _firstOfConcept = new int[concepts.Count + 1];
        for (var i = 0; i < concepts.Count; i++) _firstOfConcept[i + 1] = _firstOfConcept[i] + concepts[i].Length;
        Patterns = [.. concepts.SelectMany(c => c)];

        // A concept uses only concepts before it, so their first words are known when it is its turn.
        var firstOf = new HashSet<int>[concepts.Count];
        var starting = new List<int>?[literals];
        for (var i = 0; i < concepts.Count; i++)
        {
            firstOf[i] = [];
            for (var p = 0; p < concepts[i].Length; p++)
            {
                var first = FirstWords(concepts[i][p].Places[0], firstOf);
                firstOf[i].UnionWith(first);
                foreach (var literal in first) (starting[literal] ??= []).Add(_firstOfConcept[i] + p);
            }
        }
        _startingWith = [.. starting.Select(s => s is null ? [] : s.ToArray())];
    }

    public Pattern[] Patterns { get; }

    public ReadOnlySpan<int> StartingWith(int literal) => _startingWith[literal];

    /// <summary>The numbers [From, To) of a concept's patterns.</summary>
    public (int From, int To) Of(int concept) => (_firstOfConcept[concept], _firstOfConcept[concept + 1]);

    private static HashSet<int> FirstWords(PatternPlace place, HashSet<int>[] firstOf)
    {
        var words = new HashSet<int>(place.Literals);
        foreach (var concept in place.Concepts) words.UnionWith(firstOf[concept]);
        return words;
    }
}
