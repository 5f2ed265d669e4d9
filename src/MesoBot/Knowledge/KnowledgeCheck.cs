using System.Text.RegularExpressions;
using MesoBot.Language;
using MesoBot.Yaml;

namespace MesoBot.Knowledge;

/// <summary>
/// What must hold across the whole base. A base with findings is not served; overdue reviews are warnings, since their articles
/// are held back one by one.
/// </summary>
internal static class KnowledgeCheck
{
    public const int MinPhrasings = 15;
    public const int MaxShortAnswerWords = 90;
    public const int MaxShortTitle = 20;

    /// <summary>Two phrasings of one article are templated variants when they share more than this part of their content words.</summary>
    public const double MaxSharedWords = 0.67;

    /// <summary>Phrasings with fewer content words between them are too short to be variants: "takes long?", "how long does it take".</summary>
    private const int MinWordsCompared = 4;

    private static readonly HashSet<string> NoContent = new(
        ("a an the is are was were be been being do does did will would can could should may might of to in on for with about from at by after before during " +
         "my me i you your we it its this that these those there what which who whom how why when where if or and but not no so any some have has had get got " +
         "just really very too also as than then them they their he she his her am im ive dont doesnt cant whats hows please tell know want need like " +
         "mesotherapy meso mezo mesoterapy mesotheraphy mesotherpy treatment one up out much many")
        .Split(' ').Select(PorterStemmer.Stem), StringComparer.Ordinal);

    public static IReadOnlyList<FileFinding> Errors(KnowledgeBase knowledge) =>
        [.. knowledge.Articles.SelectMany(a => OfArticle(a, knowledge)), .. AcrossArticles(knowledge), .. OfFacts(knowledge), .. OfReplies(knowledge), .. OfTriage(knowledge)];

    public static IReadOnlyList<FileFinding> OverdueReviews(KnowledgeBase knowledge, DateOnly today) =>
        [.. knowledge.Articles.Where(a => a.Review.Status == ReviewStatus.Approved && !a.Review.IsCurrent(today))
            .Select(a => new FileFinding(a.File, 0, $"its review was due on {a.Review.Due:yyyy-MM-dd}; it is not served until it is reviewed again."))];

    private static IEnumerable<FileFinding> OfArticle(Article article, KnowledgeBase knowledge)
    {
        FileFinding Bad(string message, int line = 0) => new(article.File, line, message);

        var name = Path.GetFileName(article.File);
        if (name != article.Id + (article.Language == "ar" ? ".ar.md" : ".md")) yield return Bad($"the file should be named after its id `{article.Id}`.");
        if (knowledge.Topics.All(t => t.Id != article.Topic)) yield return Bad($"`topic: {article.Topic}` is not in topics.yaml.");
        if (article.ShortTitle.Length > MaxShortTitle) yield return Bad($"the short title has {article.ShortTitle.Length} characters; a button takes {MaxShortTitle}.", article.ShortTitleLine);
        if (article.Phrasings.Count < MinPhrasings) yield return Bad($"has {article.Phrasings.Count} phrasings; it needs {MinPhrasings} that people would really type.");
        var words = FactMarks.Without(article.ShortAnswer.Text).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length;
        if (words > MaxShortAnswerWords) yield return Bad($"the short answer has {words} words; keep it under {MaxShortAnswerWords}.", article.ShortAnswer.Line);
        if (!FactMarks.In(article.ShortAnswer.Text).Any()) yield return Bad("the short answer cites no fact: put [CF-…] behind its sentences.", article.ShortAnswer.Line);
        foreach (var related in article.Related)
            if (knowledge.Find(related, article.Language) is null && knowledge.Find(related, "en") is null) yield return Bad($"the related article `{related}` does not exist.");
        foreach (var finding in OfCitations(article, knowledge).Concat(OfMarks(article)).Concat(OfPhrasings(article)).Concat(OfClaims(article, knowledge.Claims))) yield return finding;
    }

    private static IEnumerable<FileFinding> OfCitations(Article article, KnowledgeBase knowledge)
    {
        var cited = article.Passages.SelectMany(p => FactMarks.At(p.Text).Select(f => (f.Id, Line: LineAt(p.Text, p.Line, f.Offset)))).DistinctBy(c => c.Id).ToList();
        foreach (var (id, line) in cited)
        {
            if (!knowledge.Facts.TryGetValue(id, out var fact)) yield return new FileFinding(article.File, line, $"{id} is not in facts.yaml.");
            else if (fact.Use == FactUse.Internal) yield return new FileFinding(article.File, line, $"{id} is for reviewers only (`use: internal`) and is never quoted.");
            else if (!fact.IsSeen || fact.Sources.Count == 0) yield return new FileFinding(article.File, line, $"{id} has no source that was read; it may not be served.");
            if (!article.Facts.Contains(id)) yield return new FileFinding(article.File, line, $"{id} is cited but not listed under `facts`.");
        }
        foreach (var id in article.Facts.Except(cited.Select(c => c.Id)))
            yield return new FileFinding(article.File, 0, $"{id} is listed under `facts` but cited nowhere.");
        if (article.Sources.Count == 0) yield return new FileFinding(article.File, 0, "names no source.");
        foreach (var id in article.Sources)
            if (!knowledge.Sources.ContainsKey(id)) yield return new FileFinding(article.File, 0, $"the source `{id}` is not in sources.yaml.");
            else if (!cited.Any(c => knowledge.Facts.TryGetValue(c.Id, out var fact) && fact.Sources.Contains(id)))
                yield return new FileFinding(article.File, 0, $"none of its facts stands on the source `{id}`.");
    }

    /// <summary>Marks that are none. Headings and titles are shown without marks, so there even a good one is wrong.</summary>
    private static IEnumerable<FileFinding> OfMarks(Article article)
    {
        foreach (var passage in article.Passages)
            foreach (var (found, offset) in FactMarks.Malformed(passage.Text))
                yield return new FileFinding(article.File, LineAt(passage.Text, passage.Line, offset), $"`{found}` is no fact mark; write [CF-101] or [CF-101, CF-102].");
        foreach (var (text, line) in article.Passages.Select(p => (p.Heading, p.HeadingLine)).Append((article.Title, article.TitleLine)).Append((article.ShortTitle, article.ShortTitleLine)))
            foreach (var id in FactMarks.In(text).Concat(FactMarks.Malformed(text).Select(m => m.Found)))
                yield return new FileFinding(article.File, line, $"{id} may not stand in a title or heading; cite it in the text below.");
    }

    private static IEnumerable<FileFinding> OfPhrasings(Article article)
    {
        var contents = article.Phrasings.Select(p => (p.Text, p.Line, Words: ContentWords(p.Text))).ToList();
        for (var i = 0; i < contents.Count; i++)
            for (var j = 0; j < i; j++)
                if (Shared(contents[i].Words, contents[j].Words) > MaxSharedWords)
                    yield return new FileFinding(article.File, contents[i].Line, $"«{contents[i].Text}» says the same words as «{contents[j].Text}»; write it as another person would.");
    }

    private static IEnumerable<FileFinding> OfClaims(Article article, ClaimRules claims)
    {
        foreach (var (text, line) in Readable(article))
            foreach (var finding in ClaimsIn(text, line, article.File, claims)) yield return finding;
    }

    /// <summary>All that a patient may read of an article, each part with its line.</summary>
    private static IEnumerable<(string Text, int Line)> Readable(Article article) =>
        [(article.Title, article.TitleLine), (article.ShortTitle, article.ShortTitleLine),
            .. article.Passages.SelectMany(p => ((string Text, int Line)[])[(p.Heading, p.HeadingLine), (p.Text, p.Line)])];

    private static IReadOnlyList<FileFinding> ClaimsIn(string text, int line, string file, ClaimRules claims)
    {
        try
        {
            return [.. claims.FindIn(text).Select(f => new FileFinding(file, line == 0 ? 0 : LineAt(text, line, f.Offset), $"«{f.Found}» {f.Rule.Reason}"))];
        }
        catch (RegexMatchTimeoutException e)
        {
            return [new FileFinding("claims.yaml", 0, $"the expression `{e.Pattern}` takes too long on {file}; write it without repetitions inside repetitions.")];
        }
    }

    private static int LineAt(string text, int firstLine, int offset) => firstLine + text.AsSpan(0, offset).Count('\n');

    private static IEnumerable<FileFinding> AcrossArticles(KnowledgeBase knowledge)
    {
        foreach (var doubled in knowledge.Articles.GroupBy(a => (a.Id, a.Language)).Where(g => g.Count() > 1))
            yield return new FileFinding(doubled.Last().File, 0, $"the id `{doubled.Key.Id}` is used twice.");
        foreach (var topic in knowledge.Topics.Where(t => knowledge.Articles.All(a => a.Topic != t.Id)))
            yield return new FileFinding("topics.yaml", 0, $"no article answers the topic `{topic.Id}`.");
        foreach (var claimed in knowledge.Articles.SelectMany(a => a.Phrasings.Select(p => (a.File, p.Line, a.Id, Key: TextFold.Fold(p.Text).Trim(' ', '?', '.', '!'))))
                     .GroupBy(p => p.Key).Where(g => g.Select(p => p.Id).Distinct().Count() > 1))
            yield return new FileFinding(claimed.Last().File, claimed.Last().Line, $"«{claimed.Key}» is also a phrasing of `{claimed.First().Id}`.");
    }

    private static IEnumerable<FileFinding> OfFacts(KnowledgeBase knowledge)
    {
        foreach (var fact in knowledge.Facts.Values)
            foreach (var source in fact.Sources)
                if (!knowledge.Sources.ContainsKey(source)) yield return new FileFinding("facts.yaml", 0, $"{fact.Id} names the source `{source}`, which is not in sources.yaml.");
        var covered = knowledge.Articles.SelectMany(a => a.Facts).ToHashSet(StringComparer.Ordinal);
        foreach (var fact in knowledge.Facts.Values.Where(f => f.Use != FactUse.Internal && !covered.Contains(f.Id) && !knowledge.LeftOutFacts.ContainsKey(f.Id)))
            yield return new FileFinding("coverage.yaml", 0, $"{fact.Id} is in no article and has no reason for being left out.");
    }

    private static IEnumerable<FileFinding> OfReplies(KnowledgeBase knowledge)
    {
        foreach (var reply in knowledge.Replies.All)
        {
            foreach (var fact in reply.Facts)
                if (!knowledge.Facts.TryGetValue(fact, out var found) || found.Use == FactUse.Internal)
                    yield return new FileFinding(reply.File, 0, $"{fact} is not a fact that may be quoted.");
            foreach (var name in ReplyTexts.PlaceholdersIn(reply.Text))
                if (!ReplyTexts.Placeholders.Contains(name)) yield return new FileFinding(reply.File, 0, $"{{{name}}} is not a value that the clinic's facts have.");
            if (ReplyTexts.HasOtherBraces(reply.Text)) yield return new FileFinding(reply.File, 0, "has a brace that belongs to no value; write values as {clinic_phone}.");
            foreach (var finding in ClaimsIn(reply.Text, 0, reply.File, knowledge.Claims)) yield return finding;
        }
        foreach (var reply in knowledge.Replies.Doubled) yield return new FileFinding(reply.File, 0, $"the key `{reply.Key}` is used twice; it belongs in {reply.FileName}.");
        // The program asks for these by name: without one it would have nothing to say.
        foreach (var needed in BuiltIn.Replies.All.Where(r => !knowledge.Replies.Has(r.Key, r.Language)))
            yield return new FileFinding(needed.File, 0, $"is missing: the program needs the fixed text `{needed.Key}` ({needed.Language}).");
    }

    private static IEnumerable<FileFinding> OfTriage(KnowledgeBase knowledge)
    {
        foreach (var rule in knowledge.Triage.Rules)
        {
            foreach (var fact in rule.Facts)
                if (!knowledge.Facts.ContainsKey(fact)) yield return new FileFinding("triage/rules.yaml", 0, $"the rule `{rule.Id}` stands on {fact}, which is not in facts.yaml.");
            var key = (rule.Level == Triage.TriageLevel.Emergency ? "emergency-" : "clinician-") + rule.Category;
            if (!knowledge.Replies.Has(key)) yield return new FileFinding("triage/rules.yaml", 0, $"the rule `{rule.Id}` needs the fixed text replies/{key}.md.");
        }
    }

    private static HashSet<string> ContentWords(string phrasing) =>
        [.. Tokenizer.Read(phrasing).Tokens.Select(Stems.Of).Where(stem => !NoContent.Contains(stem))];

    private static double Shared(HashSet<string> a, HashSet<string> b)
    {
        var both = a.Count(b.Contains);
        var either = a.Count + b.Count - both;
        return either < MinWordsCompared ? 0 : (double)both / either;
    }
}
