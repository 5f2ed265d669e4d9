using System.Text.Json;
using MesoBot.Answers;
using MesoBot.Audit;
using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Privacy;
using MesoBot.Tests.Data;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Privacy;

/// <summary>What becomes of a person's data when they ask for it, on either database.</summary>
public abstract class PrivacyContract : IAsyncLifetime
{
    private StorePlace _place = null!;
    private StoreSeat _seat = null!;
    private PrivacyWishes _wishes = null!;

    private protected abstract Task<StorePlace> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        _place = await OpenAsync();
        _seat = await _place.SitAsync();
        _wishes = SomeRooms.Privacy(_seat, _place.Clock);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task ForgettingErasesWordsInAllConversationsAndKeepsTheirOrderAndTimes()
    {
        var (here, other, stranger) = (await TalkAsync(), await _seat.StartAsync(), await TalkAsync());
        await SamePersonAsync(here, other);
        await _seat.SayAsync(other, "my marker words elsewhere");
        var before = Activities(here);

        await AskAsync(here, PrivacyAskKind.Forget, "yes, erase it", "It is erased.");

        Assert.Equal(["[erased]", "[erased]", "[erased]", "[erased]", "[erased]", "It is erased."], _seat.Texts(here));
        Assert.Equal(["[erased]"], _seat.Texts(other));
        Assert.Equal(["my marker words", "re: marker", "more marker words", "re: more"], _seat.Texts(stranger));
        Assert.Equal(before, Activities(here)[..before.Count]);
        Assert.Equal(0, Count("activities", "conversation_id", here, "AND payload LIKE '%marker%'"));
        Assert.Equal(0, _seat.Count("SELECT count(*) FROM inbox WHERE conversation_id = @t_id AND kind = 'message'", other));
        Assert.Equal("""{"activities":"6","bookings":"0","conversations":"2","notes":"0"}""", LastAudit().Details);
    }

    [Fact]
    public async Task ForgettingLeavesWhatIsSaidAfterIt()
    {
        var id = await TalkAsync();
        await _seat.SayAsync(id, "yes");
        var turn = _seat.Store.Next(id)!;
        _place.Clock.Move(TimeSpan.FromSeconds(1));
        await _seat.SayAsync(id, "and how long does it take?");

        await CommitAsync(turn, PrivacyAskKind.Forget, "It is erased.");

        Assert.Equal(["[erased]", "and how long does it take?", "It is erased."], _seat.Texts(id).TakeLast(3));
        Assert.NotNull(_seat.Store.Next(id));
    }

    [Fact]
    public async Task ForgettingTakesEverythingBesideTheWords()
    {
        var id = await TalkAsync();
        var confirmed = await SomeBooking.SeedAsync(_seat, id, SomeRooms.Seal, state: BookingStates.Confirmed, start: _place.Clock.Now.AddDays(3));
        var past = await SomeBooking.SeedAsync(_seat, id, SomeRooms.Seal, state: BookingStates.Arrived, start: _place.Clock.Now.AddDays(-3));
        await AddBesideAsync(id, confirmed.Id);
        var (user, person) = (UserOf(id), PersonOf(id));

        await AskAsync(id, PrivacyAskKind.Forget, "yes", "It is erased.");

        foreach (var table in (string[])["staff_notes", "staff_drafts", "suggestions", "slots"]) Assert.Equal((table, 0), (table, Count(table, "conversation_id", id)));
        Assert.Equal(0, Count("calendar_links", "booking_id", confirmed.Id));
        Assert.Equal(1, Count("staff_sends", "conversation_id", id, "AND state = 'undone'"));
        Assert.Equal(1, Count("resume_keys", "conversation_id", id, "AND revoked_at IS NOT NULL"));
        Assert.Equal(["cancelled", "arrived"], new[] { confirmed.Id, past.Id }.Select(b => Text("SELECT state FROM bookings WHERE id = @t_id", b)));
        Assert.Equal(1, Count("booking_events", "booking_id", confirmed.Id, "AND state = 'cancelled'"));
        Assert.All([confirmed.Id, past.Id], b => Assert.Equal("[erased]", Form(b).Name));
        Assert.All([confirmed.Id, past.Id], b => Assert.Null(Form(b).Phone));
        Assert.Equal(0, _seat.Count("SELECT count(*) FROM channel_identities WHERE user_id = @t_user", user));
        Assert.NotEqual(user, UserOf(id));
        // Proof that they agreed, without what to.
        Assert.Equal(1, Count("consents", "person_id", person, "AND withdrawn_at IS NOT NULL"));
        Assert.Equal(1, Count("privacy_requests", "person_id", person, "AND kind = 'forget' AND done_at IS NOT NULL"));
    }

    [Fact]
    public async Task StaffAreShownThatAnAppointmentIsCancelledAndNotWhoseItWas()
    {
        var (id, diary, start) = (await TalkAsync(), SomeRooms.Diary(_seat, _place.Clock), _place.Clock.Now.AddDays(3));
        var booking = await SomeBooking.SeedAsync(_seat, id, SomeRooms.Seal, state: BookingStates.Confirmed, start: start);
        var passed = await SomeBooking.SeedAsync(_seat, id, SomeRooms.Seal, state: BookingStates.Confirmed, start: _place.Clock.Now.AddDays(-1));
        var wished = await SomeBooking.SeedAsync(_seat, id, SomeRooms.Seal);
        _seat.Change("UPDATE bookings SET branch = 'Example branch' WHERE id = @t_id", booking.Id);
        await AddBesideAsync(id, booking.Id);
        await _seat.Writer.WriteAsync(session => Plan(session, diary, booking.Id, start));
        Assert.Equal(2, Count("inbox", "conversation_id", id, "AND kind = 'booking.reminder'"));

        await AskAsync(id, PrivacyAskKind.Forget, "yes", "It is erased.");

        var shown = diary.Forgotten.All().Where(b => b.Reference == booking.Reference || b.Reference == wished.Reference || b.Reference == passed.Reference).ToList();
        Assert.Equal([(wished.Reference, null, null), (booking.Reference, "Example branch", start)], shown.Select(b => (b.Reference, b.Branch, b.StartAt)));
        Assert.Equal("confirmed", Text("SELECT state FROM bookings WHERE id = @t_id", passed.Id));
        Assert.Equal(0, Count("inbox", "conversation_id", id, "AND kind = 'booking.reminder'"));
        Assert.Equal(0, Count("slots", "booking_id", booking.Id));
        Assert.Equal(1, Count("audit", "subject", booking.Id, "AND action = 'booking.forgotten' AND actor = 'patient'"));
    }

    [Fact]
    public async Task WhatOneOfTheStaffHasSeenIsShownToNobodyAnyMore()
    {
        var (id, diary) = (await TalkAsync(), SomeRooms.Diary(_seat, _place.Clock));
        var (_, reference) = await SomeBooking.SeedAsync(_seat, id, SomeRooms.Seal, state: BookingStates.Confirmed, start: _place.Clock.Now.AddDays(3));
        Assert.False(await diary.Forgotten.SeenAsync(reference, "nurse"));
        await AskAsync(id, PrivacyAskKind.Forget, "yes", "It is erased.");

        var seen = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => Task.Run(() => diary.Forgotten.SeenAsync(reference, "nurse" + i), TestContext.Current.CancellationToken)));

        Assert.Single(seen, s => s);
        Assert.DoesNotContain(diary.Forgotten.All(), b => b.Reference == reference);
        Assert.Equal("cancelled", Text("SELECT state FROM bookings WHERE reference = @t_reference", reference));
    }

    private static bool Plan(StoreSession session, SomeDiary diary, string id, DateTimeOffset start)
    {
        diary.Reminders.Schedule(session, BookingStore.Find(session, id)!, start);
        return true;
    }

    [Fact]
    public async Task WhileDangerIsOpenNothingIsErasedAndLaterItIs()
    {
        var id = await TalkAsync();
        var alert = RaiseAlert(id);
        await AskAsync(id, PrivacyAskKind.ForgetLater, "yes", "Not yet.");
        await AskAsync(id, PrivacyAskKind.ForgetLater, "yes, please", "Not yet.");
        Assert.Equal("my marker words", _seat.Texts(id)[0]);
        Assert.Equal(1, Count("privacy_requests", "person_id", PersonOf(id), "AND kind = 'forget' AND done_at IS NULL"));

        _place.Clock.Move(LaterErasure.Pause);
        await EraseLaterAsync(id);
        Assert.Equal("my marker words", _seat.Texts(id)[0]);

        _seat.Change("UPDATE alerts SET closed_at = 1 WHERE id = @t_id", alert);
        _place.Clock.Move(LaterErasure.Pause);
        await EraseLaterAsync(id);
        Assert.All(_seat.Texts(id).SkipLast(1), t => Assert.Equal("[erased]", t));
        Assert.Contains("It is erased", _seat.Texts(id)[^1], StringComparison.Ordinal);
        Assert.Equal(1, Count("privacy_requests", "person_id", PersonOf(id), "AND kind = 'forget' AND done_at IS NOT NULL"));
        Assert.Equal(0, _seat.Count("SELECT count(*) FROM inbox WHERE kind = 'privacy.erase' AND conversation_id = @t_id", id));
    }

    [Fact]
    public async Task DangerThatComesBetweenReplyAndCommitKeepsEverything()
    {
        var id = await TalkAsync();
        await _seat.SayAsync(id, "yes");
        var turn = _seat.Store.Next(id)!;
        Assert.False(_wishes.MustKeep(turn));
        RaiseAlert(id);

        await Assert.ThrowsAsync<InvalidOperationException>(() => CommitAsync(turn, PrivacyAskKind.Forget, "It is erased."));

        Assert.True(_wishes.MustKeep(turn));
        Assert.Equal(["my marker words", "re: marker", "more marker words", "re: more", "yes"], _seat.Texts(id));
    }

    [Fact]
    public async Task AnUrgentMessageThatWaitsInAnotherConversationIsDangerToo()
    {
        var (here, other) = (await TalkAsync(), await _seat.StartAsync());
        await SamePersonAsync(here, other);
        await _seat.SayAsync(other, "cannot breathe", urgent: true);
        await _seat.SayAsync(here, "yes");

        Assert.True(_wishes.MustKeep(_seat.Store.Next(here)!));
    }

    [Fact]
    public async Task AStopHoldsUntilItIsTakenBack()
    {
        var id = await TalkAsync();
        bool HasStopped() => _seat.Reader.Read(s => PrivacyStore.HasStopped(s, PersonOf(id)) && PrivacyStore.HasStoppedIn(s, id));
        Assert.False(HasStopped());

        await AskAsync(id, PrivacyAskKind.Stop, "stop", "ok");
        Assert.True(HasStopped());
        Assert.Equal("privacy.stop", LastAudit().Action);

        _place.Clock.Move(TimeSpan.FromMinutes(1));
        await AskAsync(id, PrivacyAskKind.Start, "start messages again", "ok");
        Assert.False(HasStopped());
    }

    [Fact]
    public async Task AWithdrawnConsentTakesTheNumberOutAndLeavesTheRequest()
    {
        var id = await TalkAsync();
        var booking = await SomeBooking.SeedAsync(_seat, id, SomeRooms.Seal);
        await AddBesideAsync(id, booking.Id);

        await AskAsync(id, PrivacyAskKind.WithdrawConsent, "withdraw my consent", "ok");

        Assert.Equal(("Sara Almarri", null, ReachWays.Chat), (Form(booking.Id).Name, Form(booking.Id).Phone, Form(booking.Id).Reach));
        Assert.Equal(1, Count("consents", "person_id", PersonOf(id), "AND withdrawn_at IS NOT NULL"));
        Assert.Equal(0, _seat.Count("SELECT wants_reminders FROM bookings WHERE id = @t_id", booking.Id));
    }

    [Theory]
    [InlineData("en", "Messages from you: 3, the first on 23 November 2026", "begins with S…", "ends in …4567", "(sent, not confirmed yet)", "Your consent of 23 November 2026: to handle your request")]
    [InlineData("ar", "رسائل منكم: 3", "«S…»", "\u2066…4567\u2069", "(أُرسل ولم يُؤكَّد بعد)", "نوفمبر")]
    public async Task WhoAsksIsToldWhatIsKept(string language, params string[] expected)
    {
        var id = await TalkAsync();
        var booking = await SomeBooking.SeedAsync(_seat, id, SomeRooms.Seal);
        await AddBesideAsync(id, booking.Id);
        await _seat.SayAsync(id, "what do you know about me");
        var choice = new ChoicesBlock("", [new Choice("a", "a", "a")]);

        var reply = _wishes.Complete(_seat.Store.Next(id)!, new PrivacyAsk(PrivacyAskKind.Know), new Reply(ReplyKinds.Privacy, language, [new TextBlock("intro"), choice]));

        var text = PlainText.Of(reply);
        Assert.All([.. expected, booking.Reference, "+971"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Sara", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", text, StringComparison.Ordinal);
        Assert.Equal((new TextBlock("intro"), choice), (reply.Blocks[0], reply.Blocks[^1]));
    }

    [Fact]
    public async Task WhoAskedForSomebodyElseIsToldOfBothNamesAndOfTheirHealthAnswers()
    {
        var id = await TalkAsync();
        var answers = new Dictionary<string, string>(StringComparer.Ordinal) { ["pregnancy"] = "yes, five months", ["allergies"] = "penicillin" };
        await SomeBooking.SeedAsync(_seat, id, SomeRooms.Seal, SomeBooking.Form("Zayed Almarri") with { IsForSomeoneElse = true, ContactName = "Maha Almarri", Screening = answers });
        await _seat.SayAsync(id, "what do you know about me");

        var text = PlainText.Of(_wishes.Complete(_seat.Store.Next(id)!, new PrivacyAsk(PrivacyAskKind.Know), new Reply(ReplyKinds.Privacy, "en", [])));

        Assert.All(["begins with Z…", "begins with M…", "health questions in these requests: 2"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.All(["Zayed", "Maha", "penicillin", "pregnan"], part => Assert.DoesNotContain(part, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task AWithdrawnConsentLeavesWhatEarlierFormsSaidBesideTheNumber()
    {
        var id = await TalkAsync();
        var kept = SomeBooking.Form() with { ContactName = "Maha Almarri", ReachWhen = "after 6", WantsFemaleDoctor = true };
        var booking = await SomeBooking.SeedAsync(_seat, id, SomeRooms.Seal, kept);

        await AskAsync(id, PrivacyAskKind.WithdrawConsent, "withdraw my consent", "ok");

        var form = Form(booking.Id);
        Assert.Equal(("Maha Almarri", true, null, null), (form.ContactName, form.WantsFemaleDoctor, form.Phone, form.ReachWhen));
    }

    [Fact]
    public async Task AfterForgettingNothingIsKnown()
    {
        var id = await TalkAsync();
        await SomeBooking.SeedAsync(_seat, id, SomeRooms.Seal);
        await AskAsync(id, PrivacyAskKind.Forget, "yes", "It is erased.");
        await _seat.SayAsync(id, "what do you know about me");

        var text = PlainText.Of(_wishes.Complete(_seat.Store.Next(id)!, new PrivacyAsk(PrivacyAskKind.Know), new Reply(ReplyKinds.Privacy, "en", [])));

        Assert.Contains("Messages from you: 1,", text, StringComparison.Ordinal);
        Assert.Contains("No name and no telephone number", text, StringComparison.Ordinal);
        Assert.Contains("(cancelled)", text, StringComparison.Ordinal);
    }

    /// <summary>Two messages, each with its reply.</summary>
    private async Task<string> TalkAsync()
    {
        var id = await _seat.StartAsync();
        await SayAndAnswerAsync(id, "my marker words", "re: marker");
        await SayAndAnswerAsync(id, "more marker words", "re: more");
        return id;
    }

    private async Task SayAndAnswerAsync(string id, string said, string replied)
    {
        await _seat.SayAsync(id, said);
        Assert.Equal(CommitResult.Done, await _seat.AnswerAsync(id, replied));
    }

    private async Task AskAsync(string id, PrivacyAskKind kind, string words, string reply)
    {
        await _seat.SayAsync(id, words);
        Assert.NotEqual(CommitResult.Conflict, await CommitAsync(_seat.Store.Next(id)!, kind, reply));
    }

    private Task<CommitResult> CommitAsync(DueTurn turn, PrivacyAskKind kind, string reply) =>
        _seat.Store.CommitAsync(StoreSeat.Answer(turn, reply) with { Changes = [_wishes.Apply(turn, new PrivacyAsk(kind))] });

    private async Task EraseLaterAsync(string id)
    {
        Assert.True(await _seat.Store.ClaimAsync(id));
        var turn = _seat.Store.Next(id)!;
        Assert.Equal(LaterErasure.KindName, turn.Kind);
        Assert.Equal(CommitResult.Done, await _seat.Store.CommitAsync(SomeRooms.LaterErasure(_seat, _place.Clock).Take(turn, _place.Clock.Now)));
    }

    private Task SamePersonAsync(string one, string other)
    {
        _seat.Change("UPDATE conversations SET person_id = @t_person WHERE id = @t_id", PersonOf(one), other);
        return Task.CompletedTask;
    }

    private string RaiseAlert(string id)
    {
        var alert = Guid.NewGuid().ToString("N");
        _seat.Change("INSERT INTO alerts (id, conversation_id, kind, category, sequence, created_at, step, tries) VALUES (@t_id, @t_conversation, 'clinician', 'x', 1, 1, 0, 0)", alert, id);
        return alert;
    }

    private async Task AddBesideAsync(string id, string booking)
    {
        var (now, person) = (_place.Clock.Now.ToUnixTimeMilliseconds(), PersonOf(id));
        _seat.Change("INSERT INTO staff_notes (conversation_id, staff_id, at, sealed) VALUES (@t_id, 's', @n_now, 'x')", id, now);
        _seat.Change("INSERT INTO staff_drafts (conversation_id, staff_id, at, sealed) VALUES (@t_id, 's', @n_now, 'x')", id, now);
        _seat.Change("INSERT INTO staff_sends (id, conversation_id, staff_id, sealed, send_at, state) VALUES (@t_send, @t_id, 's', 'x', @n_now, 'pending')", Guid.NewGuid().ToString("N"), id, now);
        _seat.Change("INSERT INTO suggestions (conversation_id, sequence, payload) VALUES (@t_id, 1, 'x')", id);
        _seat.Change("INSERT INTO slots (branch, start_at, minutes, kind, booking_id, conversation_id) VALUES (@t_branch, 1, 30, 'booked', @t_booking, @t_id)", id, booking, id);
        _seat.Change("INSERT INTO calendar_links (hash, booking_id, expires_at) VALUES (@t_hash, @t_booking, 1)", id, booking);
        _seat.Change("INSERT INTO consents (person_id, conversation_id, purpose, wording, language, given_at) VALUES (@t_person, @t_id, 'booking', 'hash', 'en', @n_now)", person, id, now);
        await _seat.Keys.AddResumeKeyAsync(id, id, UserOf(id), _place.Clock.Now.AddDays(1));
    }

    private BookingForm Form(string booking) => JsonSerializer.Deserialize<BookingForm>(SomeRooms.Seal.Open(Text("SELECT sealed FROM bookings WHERE id = @t_id", booking))!)!;

    private List<string> Activities(string id)
    {
        using var session = _seat.Database.Open();
        return session.All(new Sql("SELECT sequence, role, type, at, COALESCE(reply_to, 0) FROM activities WHERE conversation_id = @t_id ORDER BY sequence"),
            r => $"{r.GetInt64(0)} {r.GetString(1)} {r.GetString(2)} {r.GetInt64(3)} {r.GetInt64(4)}", id);
    }

    private AuditRow LastAudit()
    {
        using var reader = AuditReader.Open(_seat.Database);
        return Assert.Single(reader.Last(1));
    }

    private long Count(string table, string column, string value, string more = "") => _seat.Count($"SELECT count(*) FROM {table} WHERE {column} = @t_value {more}", value);

    private string UserOf(string id) => Text("SELECT user_id FROM conversations WHERE id = @t_id", id);

    private string PersonOf(string id) => Text("SELECT person_id FROM conversations WHERE id = @t_id", id);

    private string Text(string sql, string value)
    {
        using var session = _seat.Database.Open();
        return session.First(new Sql(sql), r => r.GetString(0), value)!;
    }
}

public sealed class SqlitePrivacyTests : PrivacyContract
{
    private protected override Task<StorePlace> OpenAsync() => StorePlace.OnSqliteAsync();
}

public sealed class PostgresPrivacyTests(PostgresDatabase database) : PrivacyContract, IClassFixture<PostgresDatabase>
{
    private protected override async Task<StorePlace> OpenAsync() => StorePlace.OnPostgres(await database.ConnectionAsync());
}
