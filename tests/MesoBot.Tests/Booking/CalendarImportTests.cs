using MesoBot.Booking;
using MesoBot.Tests.Data;
using MesoBot.Tests.Support;

namespace MesoBot.Tests.Booking;

/// <summary>Busy times from a calendar file.</summary>
public sealed class CalendarImportTests : IAsyncLifetime
{
    private const string Head = "BEGIN:VCALENDAR\nVERSION:2.0\n";
    private const string Tail = "END:VCALENDAR\n";

    private static readonly DateTimeOffset Tuesday = Some.TimeInDubai(2026, 11, 24, 10);

    private StorePlace _place = null!;
    private StoreSeat _seat = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _place = await StorePlace.OnSqliteAsync();
        _seat = await _place.SitAsync();
    }

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task WithACalendarFileFreeTimesAreReal()
    {
        await WriteAsync(Event("20261124T060000Z"));
        var diary = Diary();
        Assert.Null(diary.Boards.Current); // never read: nobody knows what is free

        await LookAsync(diary);

        Assert.False(diary.Boards.Current!.IsFree(null, Tuesday, _place.Clock.Now));
        Assert.True(diary.Boards.Current!.IsFree(null, Tuesday.AddMinutes(30), _place.Clock.Now));
        Assert.Empty(diary.Import.Findings);
    }

    [Fact]
    public async Task AFileThatBreaksLosesNothingAndIsNamed()
    {
        await WriteAsync(Event("20261124T060000Z"));
        var diary = Diary();
        await LookAsync(diary);

        await File.WriteAllTextAsync(Path, Head + Event("20261124T070000Z"), Stop);
        await LookAsync(diary);

        Assert.Contains("ends before", diary.Import.Findings[0], StringComparison.Ordinal);
        Assert.False(diary.Boards.Current!.IsFree(null, Tuesday, _place.Clock.Now));

        await WriteAsync(Event("20261124T070000Z"));
        await LookAsync(diary);

        Assert.Empty(diary.Import.Findings);
        Assert.True(diary.Boards.Current!.IsFree(null, Tuesday, _place.Clock.Now));
        Assert.False(diary.Boards.Current!.IsFree(null, Tuesday.AddHours(1), _place.Clock.Now));
    }

    [Fact]
    public async Task AFileThatIsMissingFromTheBeginningShowsNothingAsFree()
    {
        var diary = Diary();

        await LookAsync(diary);

        Assert.Single(diary.Import.Findings);
        Assert.Null(diary.Boards.Current);
    }

    private string Path => System.IO.Path.Combine(_seat.Database.Folder, "doctor.ics");

    private SomeDiary Diary() => new(_seat, _place.Clock, SomeClinic.Facts(SomeClinic.WithHours()), diary: new DiaryOptions { IcsFiles = [new IcsFileOptions { Path = "doctor.ics" }] });

    private static async Task LookAsync(SomeDiary diary)
    {
        await diary.Import.RunAsync(Stop);
        diary.Boards.Refresh();
    }

    private Task WriteAsync(string events) => File.WriteAllTextAsync(Path, Head + events + Tail, Stop);

    private static string Event(string start) => $"BEGIN:VEVENT\nUID:{start}\nDTSTART:{start}\nDURATION:PT30M\nEND:VEVENT\n";
}
