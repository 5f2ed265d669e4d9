using System.Collections.Frozen;
using System.Globalization;
using MesoBot.Language;

namespace MesoBot.Booking;

/// <summary>A clock time as it was said: the half of the day may be open.</summary>
/// <param name="IsAfternoon">Null: not said.</param>
/// <param name="Relation">One of <see cref="DayParts.After"/>, <see cref="DayParts.Before"/>, or null.</param>
internal readonly record struct SaidClock(int Hour, int Minute, bool? IsAfternoon, string? Relation, (int Hour, int Minute)? Until, int Words);

/// <summary>Reads one clock time at a place in a message: "11am", "5:30", "at 5", "٤ ونص", "17.00".</summary>
internal static class ClockReader
{
    private static readonly FrozenSet<string> At = Vocabulary.Of("at around about by @ الساعه ساعه س عالساعه للساعه بالساعه حوالي تقريبا sa3a elsa3a saa3a 3al");
    private static readonly FrozenSet<string> After = Vocabulary.Of("after from since past بعد من عقب ba3d b3d men");
    private static readonly FrozenSet<string> Before = Vocabulary.Of("before until till قبل لين لحد gabl abl 2abl");
    private static readonly FrozenSet<string> To = Vocabulary.Of("to till until and الى لين ل حتى و lel la");
    private static readonly FrozenSet<string> Morning = Vocabulary.Of("am a morning ص صباحا الصبح صبح sob7 elsob7 sabah");
    private static readonly FrozenSet<string> Later = Vocabulary.Of("pm p afternoon evening night tonight م مساء المسا مساءا العصر عصرا المغرب المغربيه الليل بالليل ليلا الضهر ضهرا العشاء asr 3asr el3asr maghrib bellayl masa");
    private static readonly FrozenSet<string> Night = Vocabulary.Of("night tonight الليل بالليل ليلا bellayl");
    private static readonly FrozenSet<string> Units = Vocabulary.Of(
        "session sessions day days week weeks month months year years hour hours minute minutes people person persons times injections kg kilo kilos percent aed dirham dirhams yo old ml mg جلسه جلسات يوم ايام اسبوع اسابيع شهر شهور اشهر سنه سنوات سنين دقيقه دقائق اشخاص مرات درهم كيلو");

    private static readonly FrozenDictionary<string, int> NumberWords = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["1"] = "one وحده واحده الواحده wa7da",
        ["2"] = "two ثنتين اثنين الثانيه ثنتان tentein",
        ["3"] = "three ثلاث ثلاثه الثالثه talata",
        ["4"] = "four اربع اربعه الرابعه arba3a",
        ["5"] = "five خمس خمسه الخامسه 5amsa khamsa",
        ["6"] = "six ست سته السادسه sitta setta",
        ["7"] = "seven سبع سبعه السابعه sab3a",
        ["8"] = "eight ثمان ثمانيه الثامنه tamanya thamanya",
        ["9"] = "nine تسع تسعه التاسعه tes3a",
        ["10"] = "ten عشر عشره العاشره 3ashra",
        ["11"] = "eleven احدعش حدعش احدعشر 7da3sh",
        ["12"] = "twelve اثنعش اطنعش اثنعشر noon midday 6na3sh",
    }.SelectMany(p => p.Value.Split(' ').Select(w => (Word: TextFold.Fold(w), Number: int.Parse(p.Key, CultureInfo.InvariantCulture)))).DistinctBy(p => p.Word)
        .ToFrozenDictionary(p => p.Word, p => p.Number, StringComparer.Ordinal);

    /// <param name="followsDay">A bare number means the clock: it stands behind a day, or a clock time was asked for.</param>
    public static SaidClock? ReadAt(Said said, int index, bool followsDay) => Led(said, index) ?? (said.IsUsed(index) ? null : Bare(said, index, followsDay));

    /// <summary>"after 5", "between 4 and 6", "half past 5", "الساعة 5".</summary>
    private static SaidClock? Led(Said said, int index)
    {
        var word = said[index];
        if (said.IsUsed(index)) return null;
        if (word is "half" or "quarter" && said[index + 1] is "past" or "to" && Plain(said, index + 2, isLed: true) is { } whole)
        {
            var minutes = word == "half" ? 30 : said[index + 1] == "past" ? 15 : -15;
            var total = whole.Hour * 60 + whole.Minute + minutes;
            return whole with { Hour = total < 60 ? 12 : total / 60, Minute = total % 60, Words = whole.Words + 2 };
        }
        if (word is "between" or "بين" or "مابين" && Plain(said, index + 1, isLed: true) is { } from && To.Contains(said[index + 1 + from.Words]) && Plain(said, index + 2 + from.Words, isLed: true) is { } until)
            return Range(from, until, from.Words + until.Words + 2);
        var lead = At.Contains(word) || After.Contains(word) || Before.Contains(word);
        if (!lead) return null;
        var relation = After.Contains(word) ? DayParts.After : Before.Contains(word) ? DayParts.Before : null;
        var at = index + 1;
        while (At.Contains(said[at]) || said[at] is "the") at++;
        if (Plain(said, at, isLed: true) is not { } clock) return null;
        return Extended(said, at, clock) is { } range ? range with { Words = range.Words + at - index } : clock with { Relation = relation, Words = clock.Words + at - index };
    }

    private static SaidClock? Bare(Said said, int index, bool followsDay) =>
        Plain(said, index, followsDay) is { } clock ? Extended(said, index, clock) ?? clock : null;

    /// <summary>"4-6", "4 to 6pm".</summary>
    private static SaidClock? Extended(Said said, int index, SaidClock from)
    {
        var next = index + from.Words;
        if (said.Between(next - 1) is "-" or "–" && Plain(said, next, isLed: true) is { } dashed) return Range(from, dashed, from.Words + dashed.Words);
        return To.Contains(said[next]) && said[next] is not ("and" or "و") && Plain(said, next + 1, isLed: true) is { } until ? Range(from, until, from.Words + until.Words + 1) : null;
    }

    private static SaidClock Range(SaidClock from, SaidClock until, int words) =>
        new(from.Hour, from.Minute, from.IsAfternoon ?? until.IsAfternoon, DayParts.After, (until.Hour, until.Minute), words);

    private static SaidClock? Plain(Said said, int index, bool isLed)
    {
        if (index >= said.Count || said.IsUsed(index)) return null;
        var word = said[index];
        if (NumberWords.TryGetValue(word, out var spelled)) return isLed || word is "noon" or "midday" ? Completed(said, index, spelled, 0, word is "noon" or "midday" ? true : null, 1, isLed: true) : null;
        if (Split(word) is not var (hour, minute, suffix, isWritten)) return null;
        var words = 1;
        if (suffix is null && !isWritten && said.Between(index) == ":" && Minute(said[index + 1]) is var (written, half))
        {
            (minute, suffix, words, isWritten) = (written, half, 2, true);
        }
        bool? isAfternoon = suffix is null ? null : suffix[0] == 'p';
        // "11.30", "17:00" and "5pm" are clock times by their looks.
        return hour <= 23 && minute <= 59 ? Completed(said, index, hour, minute, isAfternoon, words, isLed || suffix is not null || isWritten) : null;
    }

    private static SaidClock? Completed(Said said, int index, int hour, int minute, bool? isAfternoon, int words, bool isLed)
    {
        var next = index + words;
        if (said[next] is "oclock") (words, next, isLed) = (words + 1, next + 1, true);
        if (minute == 0 && Fraction(said, next) is var (more, used)) (minute, words, next, isLed) = (more, words + used, next + used, true);
        // "11, morning" too, but not "11. Morning everybody".
        if (isAfternoon is null && said.IsSameClause(next - 1, next) || said[next] is "p" or "a")
        {
            var at = said[next] is "in" or "the" or "at" or "في" or "el" or "al" or "fel" ? said[next + 1] is "the" ? next + 2 : next + 1 : next;
            if (Morning.Contains(said[at]) || Later.Contains(said[at]))
            {
                // "12 at night", "1 at night": the hours behind midnight.
                isAfternoon = Later.Contains(said[at]) && !(Night.Contains(said[at]) && hour is 12 or >= 1 and <= 4);
                isLed = true;
                words = at + 1 - index;
                // "5 p.m.": the full stops have parted the letters.
                if (said[at] is "p" or "a" && said[at + 1] is "m" or "im") words++;
            }
        }
        return isLed && !Units.Contains(said[index + words]) && said[index + words] is not ("%" or "/") && said.Between(index + words - 1) is not "/"
            // "12:30 am" is half past midnight.
            ? new SaidClock(hour == 12 && isAfternoon == false ? 0 : hour, minute, isAfternoon, null, null, words) : null;
    }

    /// <summary>"خمسة ونص".</summary>
    private static (int Minutes, int Words)? Fraction(Said said, int index) => said[index] switch
    {
        "ونص" or "ونصف" or "والنص" or "والنصف" or "wnos" or "wnoss" => (30, 1),
        "وربع" or "والربع" => (15, 1),
        "و" or "w" when said[index + 1] is "نص" or "نصف" or "nos" or "noss" or "nuss" => (30, 2),
        "و" or "w" when said[index + 1] is "ربع" or "rob3" => (15, 2),
        _ => null,
    };

    private static (int Hour, int Minute, string? Suffix, bool IsWritten)? Split(string word)
    {
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 2 && digits != 4) return null;
        var rest = word[digits..];
        var number = int.Parse(word[..digits], CultureInfo.InvariantCulture);
        if (digits == 4) return number is >= 700 and <= 2359 && rest.Length == 0 ? (number / 100, number % 100, null, false) : null;
        if (rest.Length >= 3 && rest[0] is '.' or ',' && Minute(rest[1..]) is var (minute, half)) return (number, minute, half, true);
        return rest is "" ? (number, 0, null, false) : IsHalf(rest) ? (number, 0, rest, false) : rest is "ish" ? (number, 0, null, true) : null;
    }

    private static (int Minute, string? Half)? Minute(string word)
    {
        if (word.Length < 2 || !char.IsAsciiDigit(word[0]) || !char.IsAsciiDigit(word[1])) return null;
        var rest = word[2..];
        return rest is "" || IsHalf(rest) ? (int.Parse(word[..2], CultureInfo.InvariantCulture), rest is "" ? null : rest) : null;
    }

    private static bool IsHalf(string word) => word is "am" or "pm" or "a" or "p";
}
