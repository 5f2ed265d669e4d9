namespace MesoBot.Data;

/// <summary>
/// A conversation was changed outside a patient's turn: who watches it looks, what is due in it is done, what was said is delivered. Called
/// after the write. Where it is forgotten the work is found a second later.
/// </summary>
internal delegate void WakeConversation(string conversationId);
