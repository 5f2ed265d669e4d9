using MesoBot.Answers;

namespace MesoBot.Booking;

/// <summary>What became of the form, and what is said.</summary>
/// <param name="Form">Null: there is none any more.</param>
internal sealed record BookingStep(BookingForm? Form, IReadOnlyList<Block> Blocks, BookingAsk? Ask = null, string Kind = ReplyKinds.Book);

/// <summary>What may be asked for; kept in <see cref="BookingForm.Asked"/>.</summary>
internal static class Fields
{
    public const string Treatment = "treatment";
    public const string Branch = "branch";
    public const string Times = "times";

    /// <summary>A day for the time that is known, or a clock time for the day.</summary>
    public const string Day = "day";

    public const string Clock = "clock";
    public const string Name = "name";
    public const string Contact = "contact";
    public const string Phone = "phone";
    public const string Age = "age";
    public const string Guardian = "guardian";
    public const string Summary = "summary";
    public const string Change = "change";

    /// <summary>Followed by the id of the question.</summary>
    public const string Screening = "screening:";

    /// <summary>Of requests that were sent.</summary>
    public const string Cancel = "cancel";

    public const string WhichToCancel = "which-cancel";
    public const string WhichToMove = "which-move";
    public const string Move = "move";
    public const string MoveCheck = "move-check";
}
