using System.Net;
using System.Text.RegularExpressions;
using MesoBot.Activities;
using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Tests.Data;
using MesoBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MesoBot.Tests.Booking;

/// <summary>The link to a calendar file, on a server as it runs.</summary>
public sealed partial class CalendarLinkTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private HttpClient _http = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Booking:Diary"] = "here" });
        _http = new HttpClient { BaseAddress = _server.Address };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task TheLinkInAConfirmationGivesTheCalendarFileUntilItIsCancelled()
    {
        var desk = Get<BookingDesk>();
        var booking = await RequestAsync();
        var start = Get<SlotBoards>().Current!.Free("Main branch", _server.Time.GetUtcNow(), 1, DateOnly.FromDateTime(_server.Time.GetUtcNow().Date.AddDays(3)))[0];
        Assert.Equal(DeskResult.Done, await desk.ConfirmAsync(booking.Id, 0, "nurse", start));
        var said = StoreSeat.TextOf(Get<ConversationStore>().ReadAfter(booking.ConversationId, 0, 1_000_000)[^1].Payload);
        var address = new Uri(Address().Match(said).Value);

        using var answer = await _http.GetAsync(address, Stop);
        var file = await answer.Content.ReadAsStringAsync(Stop);

        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(("appointment.ics", true), (answer.Content.Headers.ContentDisposition?.FileName, answer.Headers.CacheControl?.NoStore));
        Assert.Contains(start.UtcDateTime.ToString("'DTSTART:'yyyyMMdd'T'HHmmss'Z'", null), file, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Appointment at Palm Grove Sample Clinic", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Fatima", file, StringComparison.Ordinal);
        Assert.DoesNotContain("hair", file, StringComparison.OrdinalIgnoreCase);

        Assert.Equal(DeskResult.Done, await desk.CancelAsync(booking.Id, 1, "nurse"));
        using var gone = await _http.GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData("calendar/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("calendar/x")]
    [InlineData("calendar/%27%3B%20DROP%20TABLE%20bookings")]
    [InlineData("calendar/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task AGuessedLinkGetsAPageWithWordsAndNothingElse(string address)
    {
        using var answer = await _http.GetAsync(new Uri(address, UriKind.Relative), Stop);
        var page = await answer.Content.ReadAsStringAsync(Stop);

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("no longer leads to an appointment", page, StringComparison.Ordinal);
        Assert.Contains("dir=\"rtl\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("script", page, StringComparison.OrdinalIgnoreCase);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    private T Get<T>() where T : notnull => _server.Services.GetRequiredService<T>();

    private async Task<BookingView> RequestAsync()
    {
        var (store, id) = (Get<ConversationStore>(), Guid.NewGuid().ToString("N"));
        await store.StartAsync(id, ChannelIds.DirectLine, "dl_" + id, "en");
        var person = Get<StoreReader>().Read(s => s.First(new Sql("SELECT person_id FROM conversations WHERE id = @t_id"), r => r.GetString(0), id))!;
        var form = new BookingForm { Treatment = "hair", Name = "Fatima Sample", Branch = "Main branch" };
        var booking = new StoredBooking(Guid.NewGuid().ToString("N"), "MB-TEST", id, person, "requested", Get<SealedForms>().Seal(form), "en", form.Branch, null, 30, false, 0, 0, 0, null, null);
        await Get<StoreWriter>().WriteAsync(session => Get<BookingStore>().Add(session, booking, id), id);
        return Get<BookingList>().Find(booking.Id)!;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/calendar/[A-Za-z0-9_-]{43}$", RegexOptions.Multiline)]
    private static partial Regex Address();
}
