using System.Collections.Frozen;
using MesoBot.Clinic;

namespace MesoBot.Booking;

/// <summary>Reads what somebody would come for: a treatment by its name or by a usual word for it, or the consultation.</summary>
internal sealed class TreatmentReader(BookingOptions options)
{
    public const string Consultation = "consultation";

    /// <summary>Usual words, by what they are about; in this order, as "skin under the eyes" is about the eyes.</summary>
    private static readonly FrozenSet<string>[] Subjects =
    [
        Vocabulary.Of("eye eyes undereye undereyes under-eye circles عين عيون العين العيون عيني عيوني هالات الهالات 3eyoon 3oyoon 3ein halat"),
        Vocabulary.Of("hair scalp hairloss balding شعر الشعر شعري فروه الفروه للشعر sha3r sha3ri she3r elsha3r"),
        Vocabulary.Of("cellulite fat body belly thighs slimming contouring stomach arms جسم الجسم جسمي دهون الدهون سيلوليت السيلوليت بطن البطن تنحيف نحت للجسم jism gesm dohoon"),
        Vocabulary.Of("face facial skin glow glowing hydration wrinkles pores وجه الوجه وجهي بشره البشره بشرتي نضاره النضاره تجاعيد للوجه للبشره wajh wejh wesh bashra nadara"),
    ];

    private static readonly FrozenSet<string> ConsultationWords = Vocabulary.Of("consultation consult consultations checkup check-up assessment evaluation استشاره الاستشاره كشف كشفيه معاينه فحص istishara estishara kashf");
    private static readonly Phrases Unsure = new("not sure|dont know|no idea|i dont know|you decide|whatever the doctor says|ask the doctor|see the doctor|مش عارفه|مو متاكده|مو متاكد|ما ادري|مادري|مش عارف|ما اعرف|mish 3arfa|ma adri");
    private static readonly FrozenSet<string> Wishes = Vocabulary.Of("for want like need book appointment session to make change it its about ابي ابغى اريد احجز جلسه موعد حق لل ل عن غير بدي عايزه عايز abi baddi 3ayza galsa jalsa");

    /// <param name="isAsked">What for was the question: any mention is the answer.</param>
    public string? Read(Said said, bool isAsked)
    {
        if (isAsked && Unsure.Take(said)) return Consultation;
        string? read = null;
        for (var i = 0; i < said.Count; i++)
        {
            if (said.IsUsed(i) || At(said, i) is not var (id, words) || IsDenied(said, i) || !isAsked && !IsWished(said, i)) continue;
            said.Use(i, words);
            UseSubject(said, id);
            // "A consultation for hair" is about hair: the consultation comes first in any case.
            if (id != Consultation) return id;
            read = id;
        }
        return read;
    }

    private (string Id, int Words)? At(Said said, int index)
    {
        foreach (var treatment in options.Treatments)
            foreach (var name in Names(treatment))
                if (name.LengthAt(said, index) is > 0 and var length) return (treatment.Id, length);
        if (ConsultationWords.Contains(said[index])) return (Consultation, 1);
        // The first subject that is named anywhere decides: "skin under the eyes".
        return Subjects.FirstOrDefault(said.Has) is { } subject && subject.Contains(said[index]) && Of(subject) is { } id ? (id, 1) : null;
    }

    private static IEnumerable<Phrases> Names(TreatmentOptions treatment) =>
        ((string?[])[treatment.Name.En, treatment.Name.Ar, treatment.Id.Replace('-', ' ')]).OfType<string>().Select(name => new Phrases(name));

    /// <summary>The configured treatment that is about this subject, by its own name.</summary>
    private string? Of(FrozenSet<string> subject) => options.Treatments.FirstOrDefault(t => Subjects.FirstOrDefault(new Said($"{t.Name.En} {t.Id}").Has) == subject)?.Id;

    private static bool IsWished(Said said, int index) =>
        Wishes.Contains(said[index - 1]) || Wishes.Contains(said[index - 2]) || said[index].StartsWith("لل", StringComparison.Ordinal) || said[index + 1] is "consultation" or "session" or "appointment" or "instead" or "please"
        || said.Left <= 2;

    private static bool IsDenied(Said said, int index) => Vocabulary.Not.Contains(said[index - 1]) && said.IsSameClause(index - 1, index);

    private void UseSubject(Said said, string id)
    {
        var words = Subjects.Where(s => Of(s) == id).SelectMany(s => s).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < said.Count; i++)
            if (words.Contains(said[i]) || said[i] is "meso" or "mesotherapy" or "ميزو" or "ميزوثيرابي" or "الميزو" or "الميزوثيرابي" or "under" or "dark" or "treatment" or "loss" or "تحت") said.Use(i);
    }
}

/// <summary>Reads which branch; only where there are several.</summary>
internal static class BranchReader
{
    public static string? Read(Said said, IReadOnlyList<BranchOptions> branches)
    {
        if (branches.Count < 2) return null;
        foreach (var branch in branches)
            foreach (var name in ((string?[])[branch.Name.En, branch.Name.Ar]).OfType<string>())
                if (new Phrases(name).Take(said)) return branch.Name.En;
        // "jumeirah" for "Jumeirah branch": words that one branch alone has.
        var own = branches.Select(b => (b.Name.En, Words: new Said($"{b.Name.En} {b.Name.Ar}").Tokens.Select(t => t.Text).ToHashSet(StringComparer.Ordinal))).ToList();
        for (var i = 0; i < said.Count; i++)
        {
            if (said.IsUsed(i) || own.Where(b => b.Words.Contains(said[i])).ToList() is not [var only] || Vocabulary.Fillers.Contains(said[i])) continue;
            said.Use(i);
            return only.En;
        }
        return null;
    }
}
