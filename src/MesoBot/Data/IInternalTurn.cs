namespace MesoBot.Data;

/// <summary>Takes the internal activities of one kind when they are due: a reminder, an overdue handoff, a reply of staff.</summary>
internal interface IInternalTurn
{
    string Kind { get; }

    /// <summary>Pure but for reading: what is to change goes into the commit, and may be asked for again after a conflict.</summary>
    TurnCommit Take(DueTurn turn, DateTimeOffset now);
}
