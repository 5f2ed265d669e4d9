using System.Collections.Frozen;

namespace MesoBot.Booking;

/// <summary>Optional things that people say of their own accord. Null: not said.</summary>
internal sealed record WishesHeard(string? Reach, string? ReachWhen, bool? WantsFemaleDoctor, bool? WantsReminders, string? Language)
{
    public bool IsAnything => Reach is not null || WantsFemaleDoctor is not null || WantsReminders is not null || Language is not null;
}

/// <summary>Reads how to be reached, a wish for a female doctor, for reminders, for a language.</summary>
internal static class WishReader
{
    private const int LongestWhen = 80;

    /// <summary>Words before another one that still belong to it: "no need for a female doctor".</summary>
    private const int Near = 4;

    private static readonly FrozenSet<string> WhatsApp = Vocabulary.Of("whatsapp whatsap watsapp whatapp wtsapp واتساب الواتساب واتس الواتس واتسب بالواتساب عالواتساب watsab");
    private static readonly Phrases Calls = new("call me|please call|by phone|phone call|a call|give me a call|ring me|by call|reach me by call|phone me|call please|كلموني|اتصلوا|اتصلوا علي|اتصال|مكالمه|اتصلوا فيني|دقوا علي|بالتلفون|بالهاتف|ettesel|kallemooni|de22o");
    private static readonly Phrases Chats = new("here in the chat|in the chat|in this chat|by chat|chat is fine|reply here|write here|answer here|message me here|هنا في المحادثه|في المحادثه|ردوا هنا|بالشات|الشات|هني");
    private static readonly FrozenSet<string> ReachWords = Vocabulary.Of("me reach contact message text write reply ping كلموني تواصلوا راسلوني ارسلوا ردوا via by on على عبر prefer use");

    private static readonly Phrases Female = new(
        "female doctor|lady doctor|woman doctor|female dr|lady dr|a female|female please|female doctor please|only a lady|by a lady|by a woman|a woman please|female dermatologist|lady dermatologist|female practitioner|" +
        "دكتوره|طبيبه|دكتورة|طبيبة|دكتوره لو سمحتوا|doctora|daktora|doktora|tabiba");
    private static readonly Phrases AnyDoctor = new("any doctor|male or female|male doctor is fine|no preference of doctor|اي دكتور|اي طبيب|doctor or doctora|male doctor ok|any doctor is fine");

    private static readonly FrozenSet<string> Reminders = Vocabulary.Of("reminder reminders remind تذكير تذكيري التذكير تذكيرات ذكروني تذكروني تذكرني ذكرني zakkerooni zakerni");
    private static readonly FrozenSet<string> SomeNo = Vocabulary.Of("no not dont without stop لا بدون مو ما بلا مش bala bidoon");

    private static readonly Phrases English = new("in english|english please|speak english|prefer english|english speaking|english is better|بالانجليزي|بالانجليزيه|انجليزي|bel engleezi");
    private static readonly Phrases Arabic = new("in arabic|arabic please|speak arabic|prefer arabic|arabic speaking|arabic is better|بالعربي|بالعربيه|عربي|bel 3arabi|bil3arabi");

    public static WishesHeard Read(Said said)
    {
        var (reach, at) = Reach(said);
        return new WishesHeard(reach, reach is null ? null : When(said, at), FemaleDoctor(said), RemindersOf(said), LanguageOf(said));
    }

    private static (string? Way, int At) Reach(Said said)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (said.IsUsed(i)) continue;
            if (IsNear(said, i, SomeNo)) continue;
            if (WhatsApp.Contains(said[i]) && (said.Left <= 4 || IsNear(said, i, ReachWords)))
            {
                said.Use(i);
                UseAround(said, i, ReachWords);
                return (ReachWays.WhatsApp, i);
            }
            foreach (var (phrases, way) in Ways)
            {
                if (phrases.LengthAt(said, i) is not (> 0 and var length)) continue;
                said.Use(i, length);
                return (way, i);
            }
        }
        return (null, -1);
    }

    /// <summary>"call me after 6": the clause, cut to a line, as staff read it. Its time is none for the visit.</summary>
    private static string? When(Said said, int at)
    {
        var clause = Enumerable.Range(0, said.Count).Where(i => said.IsSameClause(i, at)).ToList();
        if (!clause.Any(i => TimeLeads.Contains(said[i]) && i > at)) return null;
        foreach (var i in clause) said.Use(i);
        var (first, last) = (said.Tokens[clause[0]], said.Tokens[clause[^1]]);
        var line = said.Text[first.Start..(last.Start + last.Length)].ReplaceLineEndings(" ");
        return line.Length > LongestWhen ? line[..LongestWhen] : line;
    }

    private static readonly (Phrases Phrases, string Way)[] Ways = [(Calls, ReachWays.Call), (Chats, ReachWays.Chat)];

    private static readonly FrozenSet<string> TimeLeads = Vocabulary.Of("after before between morning evening afternoon anytime only at بعد قبل الصبح المساء العصر مساء صباحا");

    private static bool? FemaleDoctor(Said said)
    {
        if (AnyDoctor.Take(said)) return false;
        for (var i = 0; i < said.Count; i++)
        {
            if (said.IsUsed(i) || IsNear(said, i, SomeNo) || Female.LengthAt(said, i) is not (> 0 and var length)) continue;
            said.Use(i, length);
            return true;
        }
        return null;
    }

    private static bool? RemindersOf(Said said)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if (!Reminders.Contains(said[i])) continue;
            said.Use(i);
            UseAround(said, i, SomeNo);
            said.UseText(said.Tokens[i].Start, said.Tokens[i].Length);
            return !IsNear(said, i, SomeNo);
        }
        return null;
    }

    private static string? LanguageOf(Said said) => Arabic.Take(said) ? "ar" : English.Take(said) ? "en" : null;

    private static bool IsNear(Said said, int index, FrozenSet<string> words) => Enumerable.Range(index - Near, Near).Any(i => words.Contains(said[i]) && said.IsSameClause(i, index));

    private static void UseAround(Said said, int index, FrozenSet<string> words)
    {
        for (var i = index - Near; i < index; i++)
            if (i >= 0 && words.Contains(said[i])) said.Use(i);
    }
}

/// <summary>Whom the appointment is for.</summary>
/// <param name="Age">Said beside it.</param>
internal readonly record struct ForWhom(bool IsOther, bool IsChild, int? Age)
{
    public const int Adult = 18;

    public bool IsMinor => Age is < Adult || IsChild && Age is null;
}

/// <summary>Reads "for my mother", "for my daughter, 15".</summary>
internal static class ForWhomReader
{
    private static readonly FrozenSet<string> Children = Vocabulary.Of("son daughter child kid kids children baby teen teenager niece nephew boy girl بنتي ابنتي ولدي ابني طفلي طفلتي لبنتي لابنتي لولدي لابني لطفلي عيالي bnti benti binti ibni ebni waladi walady");
    private static readonly FrozenSet<string> Grown = Vocabulary.Of(
        "mother mom mum mama father dad papa wife husband sister brother friend aunt uncle cousin grandmother grandma grandfather colleague fiance fiancee partner parents boss maid neighbour neighbor " +
        "امي والدتي ابوي والدي زوجي زوجتي اختي اخوي اخي صديقتي صديقي صاحبتي ربيعتي خالتي عمتي جدتي حماتي لامي لوالدتي لابوي لوالدي لزوجي لزوجتي لاختي لاخوي لصديقتي لصديقي لصاحبتي لربيعتي لخالتي لجدتي " +
        "ommi ummi okhti o5ti zawji zawjti sadi2ti abooy khalti");
    private static readonly FrozenSet<string> Leads = Vocabulary.Of("for her him ل حق عشان علشان منشان 3ashan 7ag la le book احجز احجزلي احجزي موعد");
    private static readonly FrozenSet<string> Between = Vocabulary.Of("my our the a his her elderly old young little 1 best dear");
    private static readonly FrozenSet<string> Ages = Vocabulary.Of("is she he age aged shes hes old year years yo عمرها عمره وعمرها وعمره سنه سنها 3omrha 3omro turning");

    public static ForWhom? Read(Said said)
    {
        for (var i = 0; i < said.Count; i++)
        {
            var isChild = Children.Contains(said[i]);
            if (!isChild && !Grown.Contains(said[i]) || !IsMeant(said, i)) continue;
            said.Use(i);
            return new ForWhom(IsOther: true, isChild, AgeBefore(said, i) ?? AgeAfter(said, i));
        }
        return null;
    }

    /// <summary>"she is 15", "15": the answer to how old somebody is.</summary>
    public static int? Age(Said said)
    {
        for (var i = 0; i < said.Count; i++)
            if (!said.IsUsed(i) && said[i].Length <= 2 && int.TryParse(said[i], out var age) && age is > 0 and < 100)
            {
                said.Use(i);
                return age;
            }
        return null;
    }

    private static bool IsMeant(Said said, int index)
    {
        if (said[index].StartsWith('ل')) return true;
        for (var at = index - 1; at >= 0 && at >= index - 7; at--)
        {
            if (Leads.Contains(said[at])) return true;
            if (!Between.Contains(said[at]) && !Ages.Contains(said[at]) && AgeOf(said[at]) is null) return false;
        }
        // "my daughter, 15" alone, where nothing else is said.
        return said.Count <= 8 && Ages.Contains(said[index + 1]);
    }

    /// <summary>"my 16 year old daughter".</summary>
    private static int? AgeBefore(Said said, int index)
    {
        for (var at = index - 1; at >= 0 && at >= index - 4; at--)
        {
            if (AgeOf(said[at]) is { } age)
            {
                said.Use(at);
                return age;
            }
            if (!Ages.Contains(said[at])) return null;
        }
        return null;
    }

    private static int? AgeOf(string word)
    {
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        return digits is 1 or 2 && word[digits..] is "" or "yo" or "y" or "yr" or "yrs" ? int.Parse(word[..digits], System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    private static int? AgeAfter(Said said, int index)
    {
        for (var at = index + 1; at < said.Count && at <= index + 5; at++)
        {
            var word = said[at];
            if (AgeOf(word) is { } age && !said.IsUsed(at))
            {
                // "for my daughter 5 pm" is no age, nor is "for my daughter on Sunday 11".
                if (said[at + 1] is "am" or "pm" or "p" or "a" || said.Between(at) == ":") return null;
                said.Use(at);
                return age;
            }
            if (!Ages.Contains(word) && word is not ("and" or "who" or "of" or "و" or "اللي")) return null;
        }
        return null;
    }
}
