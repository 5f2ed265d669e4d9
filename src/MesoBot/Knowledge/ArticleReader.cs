using System.Globalization;
using MesoBot.Yaml;

namespace MesoBot.Knowledge;

/// <summary>Reads one article file. What only the whole base can tell (dangling references, doubles) is <see cref="KnowledgeCheck"/>'s.</summary>
internal static class ArticleReader
{
    private static readonly Dictionary<string, QuestionKind> Kinds = new(StringComparer.Ordinal)
    {
        ["definition"] = QuestionKind.Definition,
        ["how"] = QuestionKind.How,
        ["yes-no"] = QuestionKind.YesNo,
        ["how-much"] = QuestionKind.HowMuch,
        ["how-long"] = QuestionKind.HowLong,
        ["list"] = QuestionKind.List,
        ["risk"] = QuestionKind.Risk,
        ["comparison"] = QuestionKind.Comparison,
        ["who"] = QuestionKind.Who,
        ["action"] = QuestionKind.Action,
    };

    /// <exception cref="FileFormatException">The file is not an article; the finding names the line.</exception>
    public static Article Read(string file, string text)
    {
        var matter = FrontMatter.Read(file, text);
        var head = matter.Head;
        var id = head.Text("id");
        var kind = Kinds.TryGetValue(head.Text("kind"), out var k) ? k
            : throw head.Bad(head.LineOfKey("kind"), $"`kind` should be one of {string.Join(", ", Kinds.Keys)}.");
        var grade = EvidenceGrades.Parse(head.Text("grade"))
            ?? throw head.Bad(head.LineOfKey("grade"), $"`grade` should be one of {EvidenceGrades.AllNames}.");
        return new Article(id, LanguageOf(file), head.Text("title"), head.Text("short"), head.Text("topic"), kind,
            [.. head.Lines("phrasings").Select(l => new Phrasing(l.Text, l.Line))], grade, head.Texts("facts"), head.Texts("sources"), head.Texts("related"),
            ReadReview(head), ReadPassages(matter), file, ContentHash.Of(text))
        {
            TitleLine = head.LineOfKey("title"),
            ShortTitleLine = head.LineOfKey("short"),
        };
    }

    public static string LanguageOf(string file) => file.EndsWith(".ar.md", StringComparison.Ordinal) ? "ar" : "en";

    /// <exception cref="FileFormatException">There is no review, or it is not of the format.</exception>
    public static Review ReadReview(YamlMap head)
    {
        var review = head.Map("review") ?? throw head.Bad(head.Line, "`review` is missing: add `review:` with `status: pending`.");
        var by = review.TextOrNull("by");
        var on = ReadDate(review, "on");
        var due = ReadDate(review, "due");
        return review.Text("status") switch
        {
            "pending" => new Review(ReviewStatus.Pending, by, on, due),
            "approved" when by is not null && on is not null && due is not null => new Review(ReviewStatus.Approved, by, on, due),
            "approved" => throw review.Bad(review.Line, "an approved article names the clinician (`by`), the day (`on`) and how long it holds (`due`)."),
            _ => throw review.Bad(review.LineOfKey("status"), "`status` should be pending or approved."),
        };
    }

    /// <exception cref="FileFormatException">It is no day.</exception>
    public static DateOnly? ReadDate(YamlMap map, string key) => map.TextOrNull(key) switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        _ => throw map.Bad(map.LineOfKey(key), $"`{key}` should be a day such as 2027-05-31."),
    };

    private static List<Passage> ReadPassages(FrontMatter matter)
    {
        var passages = new List<Passage>();
        var heading = "";
        var text = new List<string>();
        var firstLine = 0;
        var headingLine = 0;
        var number = matter.BodyLine - 1;
        void Close()
        {
            passages.Add(new Passage(heading, Trim(text), firstLine, headingLine));
            text.Clear();
            firstLine = 0;
        }

        foreach (var line in matter.Body.Split('\n'))
        {
            number++;
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                Close();
                heading = line[3..].Trim();
                headingLine = number;
                continue;
            }
            if (firstLine == 0 && line.Trim().Length > 0) firstLine = number;
            text.Add(line.TrimEnd());
        }
        Close();
        return passages[0].Text.Length > 0 ? passages : throw matter.Head.Bad(matter.BodyLine, "the body should start with the short answer.");
    }

    private static string Trim(List<string> lines) => string.Join('\n', lines).Trim('\n', ' ');
}
