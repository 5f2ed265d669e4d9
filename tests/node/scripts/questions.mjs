// What patients ask, in both languages, an emergency among it: replies of every length.
export const questions = [
  'Does it hurt?', 'How much does it cost?', 'What is mesotherapy?', 'هل هو مؤلم؟', 'ما هو الميزوثيرابي؟', 'How many sessions do I need?',
  'Can I have it while I am pregnant?', 'هل يمكنني العلاج أثناء الحمل؟', 'When are you open?', 'متى تفتحون؟', 'thanks', 'شكرا', 'hello', 'مرحبا',
  'Is it better than botox?', 'I bruise easily, is that a problem?', 'كم جلسة أحتاج؟', 'My face is swollen and I cannot breathe', 'لا أستطيع التنفس بعد الحقن',
  'Can I talk to a person?', 'أريد التحدث مع شخص', 'Does it help against hair loss?', 'هل يساعد على تساقط الشعر؟', 'Where are you?', 'What is in the injection? 😀',
  'I take blood thinners', 'اتناول مميعات الدم', 'How long do results last?', 'Will it help my dark circles?', 'How is the weather?',
];
