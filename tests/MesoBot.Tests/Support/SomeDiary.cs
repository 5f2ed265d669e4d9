using MesoBot.Audit;
using MesoBot.Booking;
using MesoBot.Clinic;
using MesoBot.Data;
using MesoBot.Knowledge;
using MesoBot.Tests.Data;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MesoBot.Tests.Support;

/// <summary>The booking room over a seat at a store.</summary>
internal sealed class SomeDiary
{
    public SomeDiary(StoreSeat seat, TimeProvider clock, ClinicFacts clinic, BookingOptions? booking = null, DiaryOptions? diary = null)
    {
        var options = Options.Create(booking ?? new BookingOptions());
        var audit = new AuditLog(seat.Database, clock);
        var import = new CalendarImport(
            new RootFolder(seat.Database.Folder), clinic, Options.Create(diary ?? new DiaryOptions()), options, seat.Writer, seat.Reader, clock, NullLogger<CalendarImport>.Instance);
        Import = import;
        Boards = new SlotBoards(seat.Reader, import, clinic, options, clock, NullLogger<SlotBoards>.Instance);
        Store = new BookingStore(audit, clock);
        Slots = new BookingSlots(seat.Database);
        Forms = new SealedForms(SomeRooms.Seal);
        Reminders = new Reminders(clinic, options, clock);
        Messages = new BookingMessages(clinic);
        Links = new CalendarLinks(seat.Reader, new ServerAddress("https://chat.clinic.example", () => ""), clock);
        Requests = new BookingRequests(Store, Slots, Boards, Forms, Reminders, seat.Reader, options);
        List = new BookingList(seat.Reader, Forms);
        OfPerson = new BookingsOfPerson(Forms, Store, Boards);
        Forgotten = new ForgottenBookings(seat.Reader, seat.Writer, Store, new ConversationSignals());
        Desk = new BookingDesk(Store, Slots, Boards, Reminders, Messages, Links, audit, seat.Writer, seat.Reader, _ => { }, options);
        Boards.Refresh();
    }

    public CalendarImport Import { get; }

    public SlotBoards Boards { get; }

    public BookingStore Store { get; }

    public BookingSlots Slots { get; }

    public SealedForms Forms { get; }

    public Reminders Reminders { get; }

    public BookingMessages Messages { get; }

    public CalendarLinks Links { get; }

    public BookingRequests Requests { get; }

    public BookingList List { get; }

    public BookingDesk Desk { get; }

    public BookingsOfPerson OfPerson { get; }

    public ForgottenBookings Forgotten { get; }
}
