using System.Buffers.Text;
using System.Security.Cryptography;
using MesoBot.Data;

namespace MesoBot.Staff.Accounts;

/// <summary>
/// Several people share the reception's computer. Whoever signed in fully on it may come back with a short code until their shift ends. The
/// browser holds a sealed list of them; the store counts wrong codes for each, so that an old list put back does not start afresh.
/// </summary>
internal sealed class KnownBrowser(StoreWriter writer, StoreReader reader, SealedState seal, StaffDirectory directory, TimeProvider time)
{
    public const int MaxWrong = 5;

    private const string Cookie = "mesobot-staff-browser";
    private const string Purpose = "browser";
    private const int MaxPeople = 8;

    public static string NewEntry() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));

    /// <summary>Within the write of a full sign-in.</summary>
    public static void Remember(StoreSession session, string userId, string entry, long end) => StaffTokens.Set(session, userId, StaffTokens.Browser, entry, Value(end, 0));

    public void Add(HttpContext context, string userId, string entry)
    {
        var people = Read(context).Where(p => p.UserId != userId).Prepend(new KnownPerson(userId, entry)).Take(MaxPeople).ToList();
        Write(context, people);
    }

    /// <summary>Those of this browser's list who may still come back with a short code.</summary>
    public List<(KnownPerson Person, StaffAccount Account)> People(HttpContext context) =>
        [.. from person in Read(context)
            where EndOf(person) is not null
            let account = directory.Find(person.UserId)
            where account is { IsDisabled: false } && directory.HasPin(account.Id)
            select (person, account)];

    public KnownPerson? Find(HttpContext context, string userId) => Read(context).FirstOrDefault(p => p.UserId == userId);

    /// <summary>End of the shift that began with the full sign-in; null when it is over or too many codes were wrong.</summary>
    public long? EndOf(KnownPerson person) =>
        reader.Read(session => StaffTokens.Get(session, person.UserId, StaffTokens.Browser, person.Entry)) is { } kept && Parse(kept) is var (end, wrong) && end > Now && wrong < MaxWrong ? end : null;

    public Task CountWrongAsync(KnownPerson person) => writer.WriteAsync(session =>
    {
        if (StaffTokens.Get(session, person.UserId, StaffTokens.Browser, person.Entry) is not { } kept) return false;
        var (end, wrong) = Parse(kept);
        StaffTokens.Set(session, person.UserId, StaffTokens.Browser, person.Entry, Value(end, wrong + 1));
        return true;
    });

    public Task ClearWrongAsync(KnownPerson person, long end) => writer.WriteAsync(session =>
    {
        StaffTokens.Set(session, person.UserId, StaffTokens.Browser, person.Entry, Value(end, 0));
        return true;
    });

    /// <summary>Signing out takes the person off the list.</summary>
    public async Task ForgetAsync(HttpContext context, string userId)
    {
        var people = Read(context).ToList();
        if (people.Find(p => p.UserId == userId) is not { } person) return;
        await writer.WriteAsync(session => StaffTokens.Remove(session, userId, StaffTokens.Browser, person.Entry));
        people.Remove(person);
        Write(context, people);
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private IReadOnlyList<KnownPerson> Read(HttpContext context) =>
        seal.Open(Purpose, context.Request.Cookies[SchemeCookies.NameFor(context, Cookie)], StaffJson.Default.KnownPeople)?.People ?? [];

    private void Write(HttpContext context, IReadOnlyList<KnownPerson> people) => StaffCookies.Set(
        context, Cookie, seal.Seal(Purpose, new KnownPeople(people), StaffJson.Default.KnownPeople, StaffServices.Shift), StaffServices.Shift);

    // The end stands first, so that what is over sorts below now.
    private static string Value(long end, long wrong) => $"{StaffTokens.Sortable(end)} {wrong}";

    private static (long End, long Wrong) Parse(string value) => (long.Parse(value.AsSpan(0, 20)), long.Parse(value.AsSpan(21)));
}

/// <summary>Cookies besides the session's own: readable by no script, sent to no other site.</summary>
internal static class StaffCookies
{
    public static void Set(HttpContext context, string name, string value, TimeSpan life) =>
        context.Response.Cookies.Append(SchemeCookies.NameFor(context, name), value, Options(context, life));

    public static void Delete(HttpContext context, string name) => context.Response.Cookies.Delete(SchemeCookies.NameFor(context, name), Options(context, null));

    private static CookieOptions Options(HttpContext context, TimeSpan? life) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = life,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps,
    };
}
