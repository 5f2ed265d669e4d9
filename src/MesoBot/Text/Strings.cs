namespace MesoBot.Text;

/// <summary>Labels and names of days. Sentences for patients stand in knowledge/replies.</summary>
internal sealed class Strings : StringTable<Strings>;

/// <summary>What is said of appointments.</summary>
internal sealed class BookingStrings : StringTable<BookingStrings>;

/// <summary>What the diary says to patients.</summary>
internal sealed class DiaryStrings : StringTable<DiaryStrings>;

/// <summary>What the desk says to patients.</summary>
internal sealed class HandoffStrings : StringTable<HandoffStrings>;

/// <summary>What patients read about what is kept of them.</summary>
internal sealed class PrivacyStrings : StringTable<PrivacyStrings>;

/// <summary>What staff read in the queue, in conversations and requests.</summary>
internal sealed class ConsoleStrings : StringTable<ConsoleStrings>;

/// <summary>What staff read around them: the frame of pages, sign-in, team.</summary>
internal sealed class StaffStrings : StringTable<StaffStrings>;
