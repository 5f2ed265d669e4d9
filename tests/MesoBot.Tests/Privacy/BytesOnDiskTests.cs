using System.Text;
using MesoBot.Booking;
using MesoBot.Data;
using MesoBot.Privacy;
using MesoBot.Tests.Data;
using MesoBot.Tests.Support;
using MesoBot.Turns;

namespace MesoBot.Tests.Privacy;

/// <summary>Searches the files themselves, byte by byte, for what must not stand in them.</summary>
public sealed class BytesOnDiskTests : IAsyncLifetime
{
    private StorePlace _place = null!;
    private StoreSeat _seat = null!;

    public async ValueTask InitializeAsync()
    {
        _place = await StorePlace.OnSqliteAsync();
        _seat = await _place.SitAsync();
    }

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task TheNameAndNumberOfABookingStandNowhereInTheFileOfTheDatabase()
    {
        var id = await _seat.StartAsync();
        var form = SomeBooking.Form("Sara Almarri", "+971501234567");
        await SomeBooking.SeedAsync(_seat, id, SomeRooms.Seal, form);
        var states = new StoredStates(new SealedForms(SomeRooms.Seal), SomeRooms.Changes(_seat, SomeClinic.Facts(SomeClinic.WithHours()), _place.Clock));
        _seat.Change("UPDATE conversations SET state = @t_state WHERE id = @t_id", states.Write(ConversationState.New with { Booking = form }), id);
        _seat.Change("INSERT INTO staff_notes (conversation_id, staff_id, at, sealed) VALUES (@t_id, 's', 1, @t_note)", id, SomeRooms.Seal.Seal("Sara Almarri called"));
        _seat.Change("INSERT INTO staff_drafts (conversation_id, staff_id, at, sealed) VALUES (@t_id, 's', 1, @t_note)", id, SomeRooms.Seal.Seal("Dear Sara Almarri"));

        Assert.True(IsOnDisk(id));
        foreach (var secret in (string[])["Almarri", "971501234567", "501234567"]) Assert.False(IsOnDisk(secret), secret);
    }

    [Fact]
    public async Task AfterForgettingNoWordStandsInTheFilesOfTheDatabase()
    {
        var id = await _seat.StartAsync();
        // Longer than a page, so that pages become free.
        await _seat.SayAsync(id, "longmarker " + new string('x', 9000));
        await _seat.AnswerAsync(id, "replymarker");
        await _seat.SayAsync(id, "yes");
        var turn = _seat.Store.Next(id)!;
        using var cleaning = new LogCleaning(_seat.Database, _seat.Reader, _place.Clock);
        Assert.True(IsOnDisk("longmarker") && IsOnDisk("replymarker"));

        var change = SomeRooms.Privacy(_seat, _place.Clock).Apply(turn, new PrivacyAsk(PrivacyAskKind.Forget));
        await _seat.Store.CommitAsync(StoreSeat.Answer(turn, "It is erased.") with { Changes = [change] });

        Assert.True(cleaning.Clean());
        Assert.False(IsOnDisk("longmarker") || IsOnDisk("replymarker"));
        Assert.True(IsOnDisk("It is erased."));
    }

    [Fact]
    public async Task WhileSomebodyReadsOldPagesTheLogIsCleanedLater()
    {
        var id = await _seat.StartAsync();
        await _seat.SayAsync(id, "longmarker");
        await _seat.AnswerAsync(id, "ok");
        await _seat.SayAsync(id, "yes");
        var turn = _seat.Store.Next(id)!;
        using var cleaning = new LogCleaning(_seat.Database, _seat.Reader, _place.Clock);
        var reader = TranscriptReader.Open(_seat.Database);
        Assert.NotNull(reader.Find(id));
        await _seat.Store.CommitAsync(StoreSeat.Answer(turn) with { Changes = [SomeRooms.Privacy(_seat, _place.Clock).Apply(turn, new PrivacyAsk(PrivacyAskKind.Forget))] });

        Assert.False(cleaning.Clean());
        reader.Dispose();

        Assert.True(cleaning.Clean());
        Assert.False(IsOnDisk("longmarker"));
    }

    private bool IsOnDisk(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Directory.GetFiles(_place.Folder, "mesobot.db*").Any(file => Read(file).AsSpan().IndexOf(bytes) >= 0);
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
