// The secret of a one-time link stands after its #, which browsers send to nobody. It goes into the form, and out of the address.
const field = document.getElementById('secret');
if (field && location.hash.length > 1) {
  field.value = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  document.getElementById('join').requestSubmit();
}
