using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using MesoBot.Activities;
using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Tests.Data;
using MesoBot.Tests.Support;
using MesoBot.Tests.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace MesoBot.Tests.Booking;

/// <summary>The link to a calendar file, on a server as it runs.</summary>
public sealed partial class CalendarLinkTests(DiaryServer diary) : IClassFixture<DiaryServer>
{
    private readonly TestServer _server = diary.Server;
    private readonly HttpClient _http = diary.Http;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ATimeIsChosenHeldSentAndAnotherIsProposedAndAccepted()
    {
        var free = Get<SlotBoards>().Current!.Free("Main branch", _server.Time.GetUtcNow(), 2, DateOnly.FromDateTime(_server.Time.GetUtcNow().Date.AddDays(8)));
        using var one = await ChatAsync();
        using var two = await ChatAsync();

        Assert.Contains("is held for you", (await ChooseAsync(one, free[0])).Text, StringComparison.Ordinal);
        await TurnHost.UntilAsync(() => !Get<SlotBoards>().Current!.IsFree("Main branch", free[0], _server.Time.GetUtcNow()));
        Assert.Contains("is not free", (await ChooseAsync(two, free[0])).Text, StringComparison.Ordinal);
        await one.AskAsync("Sara Test 0500000001");
        await one.AskAsync("yes");
        var booking = Assert.Single(Get<BookingList>().OfConversation(one.ConversationId!));
        Assert.Equal(BookingOutcome.Done, await Get<BookingDesk>().ProposeAsync(booking.Id, booking.Version, "nurse", free[1]));
        await one.AskAsync("Yes, confirm");

        await TurnHost.UntilAsync(() => Address().IsMatch(Last(booking)));
        Assert.Equal("confirmed", Get<BookingList>().Find(booking.Id)!.State);
        using var answer = await _http.GetAsync(new Uri(Address().Match(Last(booking)).Value), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task TheLinkInAConfirmationGivesTheCalendarFileUntilItIsCancelled()
    {
        var desk = Get<BookingDesk>();
        var booking = await RequestAsync();
        var start = Get<SlotBoards>().Current!.Free("Main branch", _server.Time.GetUtcNow(), 1, DateOnly.FromDateTime(_server.Time.GetUtcNow().Date.AddDays(3)))[0];
        Assert.Equal(BookingOutcome.Done, await desk.ConfirmAsync(booking.Id, 0, "nurse", start));
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

        Assert.Equal(BookingOutcome.Done, await desk.CancelAsync(booking.Id, 1, "nurse"));
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

    private string Last(BookingView booking) => StoreSeat.TextOf(Get<ConversationStore>().ReadAfter(booking.ConversationId, 0, 1_000_000)[^1].Payload);

    private async Task<DirectLineClient> ChatAsync()
    {
        var client = new DirectLineClient(_server.Address);
        await client.GetTokenAsync();
        await client.StartAsync();
        return client;
    }

    private static async Task<Activity> ChooseAsync(DirectLineClient client, DateTimeOffset slot)
    {
        await client.AskAsync("book an appointment");
        await client.AskAsync("Consultation");
        return await client.AskAsync(slot.ToString("dddd d MMMM HH:mm", CultureInfo.InvariantCulture));
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

/// <summary>A server whose clinic keeps its diary here.</summary>
public sealed class DiaryServer : IAsyncLifetime
{
    internal TestServer Server { get; private set; } = null!;

    internal HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync(new Dictionary<string, string?> { ["Booking:Diary"] = "here" });
        Http = new HttpClient { BaseAddress = Server.Address };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }
}
