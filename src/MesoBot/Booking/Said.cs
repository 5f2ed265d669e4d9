using MesoBot.Language;

namespace MesoBot.Booking;

/// <summary>A patient's message as the booking reads it: its words, and which of them are understood already.</summary>
internal sealed class Said
{
    /// <summary>Nobody fills a form with more; the rest of a longer message is not read for it.</summary>
    private const int MaxLength = 1000;

    private readonly TokenText _read;
    private readonly bool[] _isUsed;
    private readonly bool[] _isQuestion;

    public Said(string text)
    {
        Text = TextFold.Compose(Visible(text.Length > MaxLength ? text[..MaxLength] : text));
        _read = Tokenizer.Read(Text);
        _isUsed = new bool[_read.Tokens.Length];
        _isQuestion = [.. Enumerable.Range(0, _read.Questions.Length).Select(AsksSomething)];
    }

    public string Text { get; }

    public Token[] Tokens => _read.Tokens;

    public int Count => _read.Tokens.Length;

    public string this[int index] => index >= 0 && index < Count ? Tokens[index].Text : "";

    public bool IsUsed(int index) => _isUsed[index];

    public void Use(int from, int count = 1)
    {
        for (var i = Math.Max(0, from); i < Math.Min(Count, from + count); i++) _isUsed[i] = true;
    }

    /// <summary>Words that lie in this part of the text are understood.</summary>
    public void UseText(int start, int length)
    {
        for (var i = 0; i < Count; i++)
            if (Tokens[i].Start < start + length && Tokens[i].Start + Tokens[i].Length > start) _isUsed[i] = true;
    }

    public bool Has(IReadOnlySet<string> words) => Tokens.Any(t => words.Contains(t.Text));

    /// <summary>What stands between a word and the next one, without spaces.</summary>
    public string Between(int index) => index < 0 || index + 1 >= Count ? ""
        : Tokens[index + 1].Start > Tokens[index].Start + Tokens[index].Length ? Text[(Tokens[index].Start + Tokens[index].Length)..Tokens[index + 1].Start].Trim() : "";

    public bool IsSameClause(int index, int other) =>
        index >= 0 && other >= 0 && index < Count && other < Count && Tokens[index].Clause == Tokens[other].Clause && Tokens[index].Sentence == Tokens[other].Sentence;

    /// <summary>Words that no reader has understood and that carry something.</summary>
    public int Left => Enumerable.Range(0, Count).Count(i => !_isUsed[i] && !Vocabulary.Fillers.Contains(this[i]));

    public bool HasQuestion => _isQuestion.Any(q => q);

    /// <summary>The sentences that ask, or those that tell.</summary>
    public string Part(bool questions)
    {
        var parts = Tokens.Where(t => t.Sentence < _isQuestion.Length && _isQuestion[t.Sentence] == questions).GroupBy(t => t.Sentence)
            .Select(s => Text[s.First().Start..Math.Min(Text.Length, s.Last().Start + s.Last().Length + 1)]);
        return string.Join("\n", parts);
    }

    private bool AsksSomething(int sentence)
    {
        if (_read.IsQuestion(sentence)) return true;
        var first = Tokens.Where(t => t.Sentence == sentence).Select(t => t.Text).FirstOrDefault(t => !Vocabulary.Leads.Contains(t));
        return first is not null && Vocabulary.QuestionLeads.Contains(first);
    }

    // Control characters part words, and end no sentence.
    private static string Visible(string text) =>
        text.Any(c => char.IsControl(c) && c != '\n') ? string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? ' ' : c)) : text;
}

/// <summary>Expressions of several words, each read as a message is read.</summary>
internal sealed class Phrases
{
    private readonly string[][] _phrases;

    public Phrases(params string[] lists) => _phrases =
        [.. lists.SelectMany(l => l.Split('|')).Select(p => Tokenizer.Read(p).Tokens.Select(t => t.Text).ToArray()).Where(p => p.Length > 0).OrderByDescending(p => p.Length)];

    public bool IsIn(Said said) => Enumerable.Range(0, said.Count).Any(i => LengthAt(said, i) > 0);

    /// <summary>How many words the longest phrase takes that stands here; 0 when none does.</summary>
    public int LengthAt(Said said, int index)
    {
        foreach (var phrase in _phrases)
        {
            if (index + phrase.Length > said.Count) continue;
            var matches = true;
            for (var i = 0; i < phrase.Length && matches; i++) matches = said[index + i] == phrase[i];
            if (matches) return phrase.Length;
        }
        return 0;
    }

    /// <summary>Marks the first that stands in the message as understood.</summary>
    public bool Take(Said said)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (LengthAt(said, i) is not (> 0 and var length)) continue;
            said.Use(i, length);
            return true;
        }
        return false;
    }
}
