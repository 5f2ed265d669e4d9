using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using MesoBot.Data;

namespace MesoBot.Booking;

/// <summary>A link to a calendar file. Whoever has it learns where and when somebody goes, so it is random, and ends.</summary>
/// <param name="Token">256 random bits; the store keeps its hash alone.</param>
internal sealed record CalendarLink(string Token, string BookingId, DateTimeOffset Expires)
{
    private const int TokenBytes = 32;

    /// <summary>Of a token as it stands in an address.</summary>
    public const int TokenLength = 43;

    private static readonly TimeSpan Life = TimeSpan.FromDays(30);

    public string Hash => HashOf(Token);

    public static CalendarLink New(string bookingId, DateTimeOffset start) => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes)), bookingId, start + Life);

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

/// <summary>Keeps and finds calendar links.</summary>
internal sealed class CalendarLinks(StoreReader reader, ServerAddress address, TimeProvider time)
{
    public const string Path = "/calendar/";

    private static readonly Sql Insert = new("INSERT INTO calendar_links (hash, booking_id, expires_at) VALUES (@t_hash, @t_booking, @n_expires) ON CONFLICT DO NOTHING");
    private static readonly Sql Forget = new("DELETE FROM calendar_links WHERE expires_at <= @n_now");
    private static readonly Sql BookingOf = new("SELECT booking_id FROM calendar_links WHERE hash = @t_hash AND expires_at > @n_now");

    public void Keep(StoreSession session, CalendarLink link)
    {
        session.Execute(Forget, time.GetUtcNow().ToUnixTimeMilliseconds());
        session.Execute(Insert, link.Hash, link.BookingId, link.Expires.ToUnixTimeMilliseconds());
    }

    /// <summary>Null when unknown, expired, or no longer confirmed: from outside these look the same.</summary>
    public StoredBooking? Find(string token)
    {
        if (token.Length != CalendarLink.TokenLength) return null;
        return reader.Read(s => s.First(BookingOf, r => r.GetString(0), CalendarLink.HashOf(token), time.GetUtcNow().ToUnixTimeMilliseconds()) is { } id
            && BookingStore.Find(s, id) is { } booking && BookingMessages.Standing(booking) is not null ? booking : null);
    }

    public string Address(CalendarLink link) => address.Any + Path + link.Token;
}
